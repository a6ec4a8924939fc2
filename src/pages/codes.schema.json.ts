import { schemaFile, toJson } from '../data/files.ts';

/** The shape of every JSON file of the site. */
export const GET = () => new Response(toJson(schemaFile()), { headers: { 'content-type': 'application/schema+json' } });
