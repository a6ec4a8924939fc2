import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fingerprint } from '../domain/fingerprint.ts';
import { ContentError } from '../domain/problem.ts';
import { formatPublished, parsePublished } from '../domain/published.ts';
import { folderNames } from '../domain/rules/rule.ts';
import { sourceLocale, translatedLocales } from '../i18n/locales.ts';
import { checkContent } from '../integrations/check-content.ts';
import { publishedFile, readBuiltPaths, readPublished } from '../integrations/published-paths.ts';
import { settings } from '../settings.ts';
import { codeSkeleton } from './code-skeleton.ts';

const usage = `Usage: npm run content -- <command>

  check              checks all of content/ and prints every problem
  stamp [folder/id]  writes the fingerprint of en.mdx into its translations: once they are up to date with it
  publish            adds the paths and anchors of the built site to content/published.txt: they then answer for ever
  new <code>         writes the skeleton of a new code below content/codes; --dry-run only prints it`;

const root = process.cwd();

function check(): number {
  try {
    const catalog = checkContent(root);
    console.log(`content/ is sound: ${catalog.codes.length} codes, ${catalog.comparisons.size} hand-written comparisons`);
    return 0;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    console.error(error.message);
    return 1;
  }
}

function stamp(only: string | undefined): number {
  let written = 0;
  for (const folder of folderNames) {
    for (const id of readdirSync(join(root, 'content', folder))) {
      if (only && only !== `${folder}/${id}`) continue;
      const english = join(root, 'content', folder, id, `${sourceLocale}.mdx`);
      if (!existsSync(english)) continue;
      const renders = `renders: "${fingerprint(readFileSync(english, 'utf8'))}"`;
      for (const lang of translatedLocales) {
        const file = join(root, 'content', folder, id, `${lang}.mdx`);
        if (!existsSync(file)) continue;
        const before = readFileSync(file, 'utf8');
        const after = /^renders:.*$/m.test(before)
          ? before.replace(/^renders:.*$/m, renders)
          : before.replace(/\n---/, `\n${renders}\n---`);
        if (after === before) continue;
        writeFileSync(file, after);
        written += 1;
      }
    }
  }
  console.log(`${written} translations stamped`);
  return 0;
}

function publish(): number {
  const dir = join(root, settings.outDir);
  if (!existsSync(join(dir, 'index.html'))) {
    console.error(`${settings.outDir}: found no index.html, expected the built site; run: npm run build`);
    return 1;
  }
  const before = readPublished(root);
  const text = formatPublished(before, readBuiltPaths(dir));
  writeFileSync(join(root, publishedFile), text);
  const after = parsePublished(text);
  console.log(`${publishedFile}: ${after.size} paths, ${after.size - before.size} of them new`);
  return 0;
}

function create(code: number, dryRun: boolean): number {
  const dir = join(root, 'content/codes', String(code));
  if (!Number.isInteger(code) || code < 0 || code > 65535) {
    console.error(`A close code is an integer from 0 to 65535.\n\n${usage}`);
    return 2;
  }
  if (existsSync(dir)) {
    console.error(`content/codes/${code} exists already: edit its files.`);
    return 1;
  }
  const files = codeSkeleton(code);
  if (!dryRun) mkdirSync(dir, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    if (dryRun) console.log(`--- content/codes/${code}/${name}\n${text}`);
    else writeFileSync(join(dir, name), text);
  }
  if (!dryRun) console.log(`content/codes/${code} written. Fill it in; npm run content -- check names what is left.`);
  return 0;
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { 'dry-run': { type: 'boolean', default: false } } });
const [command, argument] = positionals;
if (command === 'check' && positionals.length === 1) process.exitCode = check();
else if (command === 'stamp' && positionals.length <= 2) process.exitCode = stamp(argument);
else if (command === 'publish' && positionals.length === 1) process.exitCode = publish();
else if (command === 'new' && positionals.length === 2) process.exitCode = create(Number(argument), values['dry-run']);
else {
  console.error(usage);
  process.exitCode = 2;
}
