import { splitData } from '../domain/messages.ts';
import { loadCatalog } from '../load-catalog.ts';

/** The messages of less common libraries: fetched when the common ones have no answer. */
export const GET = async () =>
  new Response(JSON.stringify(splitData(await loadCatalog()).more), { headers: { 'content-type': 'application/json' } });
