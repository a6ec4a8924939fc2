// The built site for the browser tests; ends by itself should its parent die.
import { site } from './site.ts';

setTimeout(() => process.exit(0), 15 * 60_000).unref();
process.env.OUT_DIR = site.dir;
process.env.PORT = String(site.port);
process.env.SITE_URL = site.url;
await import('../src/cli/serve.ts');
