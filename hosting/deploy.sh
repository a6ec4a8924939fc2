#!/bin/sh
# Puts a built site where nginx.conf and Caddyfile look for it, all at once: sh hosting/deploy.sh dist /srv/whyclosed [base path]
# Readers get the old site or the new one, never half of each. Scripts with a hash in their names stay for those who still
# have an old page open. The newest three releases are kept; to go back to one of them:
#   cd /srv/whyclosed && ln -sfn releases/<its name> current.new && mv -T current.new current
set -eu
umask 022
fail() {
  echo "$1" >&2
  echo "usage: sh hosting/deploy.sh <built site> <folder> [base path, such as /whyclosed]" >&2
  exit 2
}
[ $# -ge 2 ] || fail "found $# arguments, expected 2 or 3"
built=$1
target=$2
base=${3:-}
[ -f "$built/index.html" ] || fail "$built: found no index.html, expected the built site"
case $base in
  "" | /*) ;;
  *) fail "base path: found $base, expected one that begins with a slash" ;;
esac
mkdir -p "$target/releases"
# One deploy at a time.
exec 9>"$target/.lock"
flock 9
release=$(date -u +%Y%m%dT%H%M%S.%NZ)
partial=$target/releases/.partial
trap 'rm -rf "$partial"' EXIT
rm -rf "$partial"
mkdir -p "$partial$base/_astro"
for old in "$target"/releases/*; do
  [ ! -d "$old$base/_astro" ] || cp -R "$old$base/_astro/." "$partial$base/_astro/"
done
cp -R "$built/." "$partial$base/"
# These are for other hosts.
rm -f "$partial$base/_headers" "$partial$base/_redirects" "$partial$base/.nojekyll"
mv -T "$partial" "$target/releases/$release"
ln -sfn "releases/$release" "$target/current.new"
mv -T "$target/current.new" "$target/current"
# The names are the times above, so no name holds anything that xargs would split.
(cd "$target/releases" && ls -1 | grep -vFx "$release" | sort | head -n -2 | xargs -r rm -rf --)
