// npm run compress: a Brotli and a gzip copy beside each text file of the built site, for servers that send them as they are.
// With `-- --quality 7` Brotli takes a twentieth of the time for a tenth more bytes: for a look, or a test.
import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { settings } from '../settings.ts';

const texts = /\.(html|js|css|json|md|txt|xml|svg)$/;
/** Below this size a copy saves no packet. */
const smallest = 1_000;

const { values } = parseArgs({ options: { quality: { type: 'string', default: '11' } } });
const quality = Number(values.quality);
if (!Number.isInteger(quality) || quality < 0 || quality > 11) {
  console.error(`--quality: found "${values.quality}", expected a quality of Brotli, 0 to 11; 11, the smallest copies, is used without it`);
  process.exit(2);
}

const dir = settings.outDir;
if (!existsSync(join(dir, 'index.html'))) {
  console.error(`${dir}: found no index.html, expected the built site; run: npm run build`);
  process.exit(1);
}
const files = (readdirSync(dir, { recursive: true }) as string[]).filter((file) => texts.test(file)).sort();
const brotli = promisify(brotliCompress);
const compressors = {
  br: (content: Buffer) => brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
  gz: promisify(gzip),
};
const bytes = { plain: 0, br: 0, gz: 0 };

async function compressNext(): Promise<void> {
  for (let file = files.pop(); file; file = files.pop()) {
    const content = await readFile(join(dir, file));
    if (content.length < smallest) continue;
    bytes.plain += content.length;
    for (const suffix of ['br', 'gz'] as const) {
      const compressed = await compressors[suffix](content);
      bytes[suffix] += compressed.length;
      await writeFile(join(dir, `${file}.${suffix}`), compressed);
    }
  }
}

// Brotli runs in threads; each of these keeps one of them busy.
await Promise.all(Array.from({ length: availableParallelism() }, compressNext));
const megabytes = (count: number) => `${(count / 1e6).toFixed(1)} MB`;
console.log(`${dir}: ${megabytes(bytes.plain)} of text, ${megabytes(bytes.br)} as Brotli, ${megabytes(bytes.gz)} as gzip`);
