import { messagesJson } from '../data/messages.ts';
import { loadCatalog } from '../load-catalog.ts';

/** Every message that the decoder knows, with its source. */
export const GET = async () => new Response(messagesJson(await loadCatalog()), { headers: { 'content-type': 'application/json' } });
