import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { describeSearch, openSearchType } from '../../data/open-search.ts';
import { onePathPerLanguage } from '../../i18n/urls.ts';

export const getStaticPaths = onePathPerLanguage;

/** The search of one language for browsers. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { lang } }) =>
  new Response(describeSearch(lang), { headers: { 'content-type': openSearchType } });
