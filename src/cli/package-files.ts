import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { type LibraryData, makeLibraryData } from '../domain/library-data.ts';
import { localeIds, sourceLocale } from '../i18n/locales.ts';
import { translateTo } from '../i18n/translate.ts';
import { pageUrl } from '../i18n/urls.ts';
import { checkContent } from '../integrations/check-content.ts';
import { codeFactsSchema } from '../schemas/code.ts';

/**
 * The files of the npm package `whyclosed`, by name; the same content gives the same bytes.
 * @param root the project's folder
 * @throws {ContentError} with every problem of the content.
 */
export function makePackageFiles(root: string): Record<string, string> {
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const catalog = checkContent(root);
  const site = pageUrl(sourceLocale, '').replace(/\/$/, '');
  const data = makeLibraryData(catalog, site, (lang) => translateTo(lang)('library.colon'));
  const { version, engines } = JSON.parse(read('package.json')) as { version: string; engines: { node: string } };
  const source = withFacts(read('src/library/index.ts'), data);
  return {
    'index.js': compile(source),
    'index.d.ts': declare(source),
    'package.json': `${JSON.stringify(manifest(version, engines, site), null, 2)}\n`,
    'README.md': fillReadme(read('src/library/README.md'), data),
    LICENSE: `The names and the answers in index.js are taken from the content files named below, the facts from the data files.\n\n${read('LICENSE')}`,
  };
}

const manifest = (version: string, engines: { node: string }, homepage: string) => ({
  name: 'whyclosed',
  version,
  description: `WebSocket close codes explained in one line, with a link to causes and fixes (${localeIds.join(', ')})`,
  keywords: ['websocket', 'close code', 'CloseEvent', 'status code', 'reconnect', 'backoff', '1006'],
  homepage,
  license: 'MIT AND CC-BY-4.0 AND CC0-1.0',
  type: 'module',
  sideEffects: false,
  exports: { '.': { types: './index.d.ts', default: './index.js' } },
  files: ['index.js', 'index.d.ts'],
  engines,
});

/** Puts facts in the places of {{NAME}}, {{ANSWER}} (both of 1006), {{SITE}} and {{RUNTIMES}}. */
function fillReadme(text: string, { site, runtimes, codes, defaultLanguage }: LibraryData): string {
  const RUNTIMES = Object.keys(runtimes)
    .map((id) => `\`${id}\``)
    .join(', ');
  const values: Record<string, string | undefined> = {
    NAME: codes[1006]?.words[defaultLanguage].name,
    ANSWER: codes[1006]?.words[defaultLanguage].answer,
    SITE: site,
    RUNTIMES,
  };
  return text.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`src/library/README.md: found ${place}, expected one of ${Object.keys(values).join(', ')}`);
    return value;
  });
}

/** The library's source with the facts, and the types made from them, in the place of the import of src/library/facts.ts. */
function withFacts(source: string, data: LibraryData): string {
  const imports = /^import [^;]*from '\.\/facts\.ts';\n/m;
  if (!imports.test(source)) throw new Error("src/library/index.ts: found no import from './facts.ts', expected one; restore it");
  const { ending, error, closer, setBy, reconnect } = codeFactsSchema.shape;
  const types = [
    union('Language', Object.keys(data.languages), 'A language of the texts.'),
    union('Runtime', Object.keys(data.runtimes), 'A runtime or library whose closing call is known.'),
    union(
      'RangeId',
      data.ranges.map(({ id }) => id),
      'A range of codes, first and last.',
    ),
    union('Ending', ending.shape.value.options, ending.description),
    union('IsError', error.shape.value.options, error.description),
    union('Closer', closer.shape.value.options, closer.description),
    union('Setter', setBy.shape.value.options, setBy.description),
    union('ReconnectVerdict', reconnect.shape.verdict.options, reconnect.shape.verdict.description),
  ];
  return source.replace(imports, () => `${types.join('')}const facts = ${JSON.stringify(data, null, 1)};\n\n`);
}

const union = (name: string, values: readonly string[], description = '') =>
  `/** ${description} */\nexport type ${name} = ${values.map((value) => `'${value}'`).join(' | ')};\n\n`;

const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, newLine: ts.NewLineKind.LineFeed };

const compile = (source: string) => ts.transpileModule(source, { compilerOptions }).outputText;

function declare(source: string): string {
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(source, { compilerOptions, reportDiagnostics: true });
  const [fault] = diagnostics;
  if (fault) throw new Error(`src/library/index.ts: ${ts.flattenDiagnosticMessageText(fault.messageText, '\n')}`);
  return outputText;
}
