import type { Adapter } from './adapter.ts';
import { goAdapters } from './adapters/go/adapters.ts';
import { javascriptAdapters } from './adapters/javascript/adapters.ts';
import { rustAdapters } from './adapters/rust/adapters.ts';

/** Every client and server of the lab. */
export const adapters: Adapter[] = [...javascriptAdapters, ...goAdapters, ...rustAdapters];
