import { codesFile, toJson } from '../data/files.ts';
import { loadCatalog } from '../load-catalog.ts';

/** All facts and texts of all codes and ranges. */
export const GET = async () => new Response(toJson(codesFile(await loadCatalog())), { headers: { 'content-type': 'application/json' } });
