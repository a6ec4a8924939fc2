import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { decoderFile } from '../../data/decoder.ts';
import { onePathPerLanguage } from '../../i18n/urls.ts';
import { loadCatalog } from '../../load-catalog.ts';

export const getStaticPaths = onePathPerLanguage;

/** What the decoder of one language knows: fetched when a reader first decodes. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props: { lang } }) =>
  new Response(JSON.stringify(decoderFile(await loadCatalog(), lang)), { headers: { 'content-type': 'application/json' } });
