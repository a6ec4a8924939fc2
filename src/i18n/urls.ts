import { pathBelow } from '../domain/pages.ts';
import { settings } from '../settings.ts';
import { type Locale, localeIds, localeOf } from './locales.ts';

/** "1001-vs-1015": the lower code first, whatever the order given. */
export const pairSlug = (a: number, b: number) => `${Math.min(a, b)}-vs-${Math.max(a, b)}`;

/** The path of a page: no trailing slash, the base path in front. The home page's slug is "". */
export function pagePath(lang: Locale, slug: string | number): string {
  const path = `${settings.basePath}${localeOf(lang).path}${slug === '' ? '' : `/${slug}`}`;
  return path === '' ? '/' : path;
}

/** Origin and base path: `${siteRoot}/1006` is the address of a page for a program that knows the number alone. */
export const siteRoot = settings.siteUrl + settings.basePath;

/** The address of a page, for canonical links and alternates. */
export function pageUrl(lang: Locale, slug: string | number): string {
  const path = pagePath(lang, slug);
  return settings.siteUrl + (path === settings.basePath ? `${path}/`.replace('//', '/') : path);
}

/** The path of a file of public/ or of the build. */
export const assetPath = (file: string) => `${settings.basePath}/${file}`;

/** The path of a page in the routes: undefined for the English home. */
export const routeParam = (lang: Locale, slug: string) => pathBelow(lang, slug) || undefined;

/** What getStaticPaths gives for a route that is one page in each language. */
export const onePathPerLanguage = () => localeIds.map((lang) => ({ params: { lang: routeParam(lang, '') }, props: { lang } }));

/** The address of a file of public/ or of the build. */
export const assetUrl = (file: string) => settings.siteUrl + assetPath(file);

/** A text of the content with its links to pages ("/1006") led to one language, as whole addresses. */
export const withAbsoluteLinks = (lang: Locale, markdown: string): string =>
  markdown.replaceAll(/\]\(\/([^)\s]*)\)/g, (_, slug: string) => `](${pageUrl(lang, slug)})`);
