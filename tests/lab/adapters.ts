import type { Adapter } from './adapter.ts';
import { browserAdapters } from './adapters/browser/adapters.ts';
import { goAdapters } from './adapters/go/adapters.ts';
import { javaAdapters } from './adapters/java/adapters.ts';
import { javascriptAdapters } from './adapters/javascript/adapters.ts';
import { nginxAdapters } from './adapters/nginx/adapters.ts';
import { pythonAdapters } from './adapters/python/adapters.ts';
import { rustAdapters } from './adapters/rust/adapters.ts';

/** Every client and server of the lab. */
export const adapters: Adapter[] = [
  ...browserAdapters,
  ...javascriptAdapters,
  ...pythonAdapters,
  ...goAdapters,
  ...rustAdapters,
  ...javaAdapters,
  ...nginxAdapters,
];
