import { localeIds } from '../i18n/locales.ts';
import { pathBelow } from './pages.ts';

/** A path of the site and the anchors on it, all without the base path and a leading slash. */
export type Published = Map<string, Set<string>>;

const comment = `# Every path and anchor that was ever published. They answer for ever: a build that lacks one stops.
# Lines without a leading slash hold for every language: a page's path, then its anchors. "." is the home page.
# New ones are added by: npm run content -- publish (after npm run build). Nothing is ever taken out.
`;

/** Reads content/published.txt. */
export function parsePublished(text: string): Published {
  const published: Published = new Map();
  for (const line of text.split('\n')) {
    const [name, ...anchors] = line.split(' ');
    if (!name || name.startsWith('#')) continue;
    const slug = name === '.' ? '' : name;
    const paths = name.startsWith('/') ? [name.slice(1)] : localeIds.map((lang) => pathBelow(lang, slug));
    for (const path of paths) published.set(path, new Set(anchors));
  }
  return published;
}

/** Writes content/published.txt: what stood in it and what is built now, one line for what all languages share. */
export function formatPublished(before: Published, built: Published): string {
  const anchorsOf = (path: string) => [...new Set([...(before.get(path) ?? []), ...(built.get(path) ?? [])])].sort().join(' ');
  const paths = new Set([...before.keys(), ...built.keys()]);
  const lines = new Set<string>();
  for (const path of paths) {
    const slug =
      localeIds
        .map((lang) => (path === lang ? '' : path.startsWith(`${lang}/`) ? path.slice(lang.length + 1) : undefined))
        .find((it) => it !== undefined) ?? path;
    const translations = localeIds.map((lang) => pathBelow(lang, slug));
    const shared = translations.every((each) => paths.has(each) && anchorsOf(each) === anchorsOf(path));
    lines.add([shared ? slug || '.' : `/${path}`, anchorsOf(path)].filter(Boolean).join(' '));
  }
  return `${comment}${[...lines].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).join('\n')}\n`;
}

/** What was published and is not built; a page that says that it was withdrawn need not have its anchors. */
export function listLost(published: Published, built: Published, withdrawn: ReadonlySet<string>): string[] {
  return [...published].flatMap(([path, anchors]) => {
    const now = built.get(path);
    if (!now) return [`/${path}`];
    return withdrawn.has(path) ? [] : [...anchors].filter((anchor) => !now.has(anchor)).map((anchor) => `/${path}#${anchor}`);
  });
}
