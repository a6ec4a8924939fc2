import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { pageFile, toJson, withdrawnFile } from '../data/files.ts';
import { isDataPage, listPages, listWithdrawn } from '../domain/pages.ts';
import { routeParam } from '../i18n/urls.ts';
import { loadCatalog } from '../load-catalog.ts';

export async function getStaticPaths() {
  const catalog = await loadCatalog();
  const at = (lang: Parameters<typeof routeParam>[0], slug: string) => ({ path: routeParam(lang, slug) });
  return [
    ...listPages(catalog).flatMap(({ lang, page }) =>
      isDataPage(page) ? [{ params: at(lang, page.slug), props: { lang, make: () => pageFile(catalog, lang, page) } }] : [],
    ),
    ...listWithdrawn(catalog).map(({ lang, page }) => ({
      params: at(lang, page.slug),
      props: { lang, make: () => withdrawnFile(lang, page) },
    })),
  ];
}

/** The facts and texts of one page, in its language. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { make } }) =>
  new Response(toJson(make()), { headers: { 'content-type': 'application/json' } });
