import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { describeSearch, openSearchType } from '../../data/open-search.ts';
import { localeIds } from '../../i18n/locales.ts';
import { routeParam } from '../../i18n/urls.ts';

export const getStaticPaths = () => localeIds.map((lang) => ({ params: { lang: routeParam(lang, '') }, props: { lang } }));

/** The search of one language for browsers. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { lang } }) =>
  new Response(describeSearch(lang), { headers: { 'content-type': openSearchType } });
