import type { Adapter } from './adapter.ts';
import { javascriptAdapters } from './adapters/javascript/adapters.ts';

/** Every client and server of the lab. */
export const adapters: Adapter[] = [...javascriptAdapters];
