// npm start's server for the browser tests; ends by itself should its parent die.
import '../src/cli/serve.ts';

setTimeout(() => process.exit(0), 40 * 60_000).unref();
