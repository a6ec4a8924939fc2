#!/bin/sh
# Puts a built site where nginx.conf and Caddyfile look for it, all at once: sh hosting/deploy.sh dist /srv/whyclosed [base path]
# Readers get the old site or the new one, never half of each. Scripts with a hash in their names stay for those who still
# have an old page open. To go back: ln -sfn releases/<an older one> /srv/whyclosed/current.new && mv -T as below.
set -eu
if [ $# -lt 2 ] || [ ! -f "$1/index.html" ]; then
  echo "usage: sh hosting/deploy.sh <built site> <folder> [base path, such as /whyclosed]" >&2
  exit 2
fi
built=$1
target=$2
base=${3:-}
release=releases/$(date -u +%Y%m%dT%H%M%SZ)-$$
mkdir -p "$target/$release$base"
cp -R "$built/." "$target/$release$base/"
if [ -d "$target/current$base/_astro" ]; then
  cp -Rn "$target/current$base/_astro/." "$target/$release$base/_astro/"
fi
ln -sfn "$release" "$target/current.new"
mv -T "$target/current.new" "$target/current"
# The newest three releases stay.
ls -1d "$target"/releases/* | sort | head -n -3 | xargs -r rm -rf
