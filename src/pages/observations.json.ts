import { observationsJson } from '../data/observations.ts';
import { loadCatalog } from '../load-catalog.ts';

/** Everything that the lab has recorded. */
export const GET = async () => new Response(observationsJson(await loadCatalog()), { headers: { 'content-type': 'application/json' } });
