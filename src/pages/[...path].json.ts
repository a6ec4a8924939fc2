import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { pageFile, toJson } from '../data/files.ts';
import { isDataPage, listPages } from '../domain/pages.ts';
import { routeParam } from '../i18n/urls.ts';
import { loadCatalog } from '../load-catalog.ts';

export async function getStaticPaths() {
  return listPages(await loadCatalog()).flatMap(({ lang, page }) =>
    isDataPage(page) ? [{ params: { path: routeParam(lang, page.slug) }, props: { lang, page } }] : [],
  );
}

/** The facts and texts of one page, in its language. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props: { lang, page } }) =>
  new Response(toJson(pageFile(await loadCatalog(), lang, page)), { headers: { 'content-type': 'application/json' } });
