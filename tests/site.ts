import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkContent } from '../src/integrations/check-content.ts';
import { settings } from '../src/settings.ts';
import { root } from './root.ts';

export { root };

const port = Number(process.env.TEST_PORT ?? 4322);

const { basePath } = settings;

/** The site that the tests build once and read. TEST_PORT moves it, so that two checkouts can be tested side by side. */
export const site = {
  dir: join(root, `.build/site${basePath.replaceAll('/', '-')}`),
  port,
  url: `http://localhost:${port}`,
  /** A copy with the Brotli and gzip files that npm run compress adds, for servers that send them. */
  compressedDir: join(root, `.build/compressed${basePath.replaceAll('/', '-')}`),
  /** Where its pages stand: the origin and the base path. */
  home: `http://localhost:${port}${basePath}`,
};

/** The project's own content, checked. */
export const catalog = checkContent(root);

/** Every HTML file of a built site, relative to its folder. */
export function listHtml(dir = site.dir): string[] {
  if (!existsSync(dir)) throw new Error(`${dir}: no built site; run: npm test`);
  return (readdirSync(dir, { recursive: true }) as string[]).filter((file) => file.endsWith('.html')).sort();
}

export const readBuilt = (file: string, dir = site.dir) => readFileSync(join(dir, file), 'utf8');

/** Does this HTML only send the reader on? */
export const isRedirect = (html: string) => html.includes('http-equiv="refresh"');

/** The path that a file of the build answers: "es/1006.html" is "/es/1006". */
export const pathOf = (file: string) => `/${file.replace(/\.html$/, '').replace(/(^|\/)index$/, '')}`;
