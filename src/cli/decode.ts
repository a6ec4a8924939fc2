// npm run -s decode: says of each line of standard input which close code, or which failure, it means.
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { codeEntry } from '../domain/catalog.ts';
import { createDecoder, type Finding } from '../domain/decode.ts';
import { decoderData } from '../domain/messages.ts';
import { findSymptom } from '../domain/symptoms.ts';
import { type Locale, localeIds } from '../i18n/locales.ts';
import { pageUrl } from '../i18n/urls.ts';
import { checkContent } from '../integrations/check-content.ts';

const usage = `Usage: npm run -s decode [-- --text] [--lang ${localeIds.join('|')}] < lines

Prints one JSON object for each line of standard input:
  {"input", "findings": [{"code", "http", "failure", "library", "cause", "service", "confidence", "url"}]}
--text  prints lines for people
--lang  leads to the pages of this language
Exit status: 0 something was found, 1 nothing was, 2 wrong use`;

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        text: { type: 'boolean', default: false },
        lang: { type: 'string', default: 'en' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const lang = localeIds.find((id) => id === values.lang);
    if (!lang) throw new Error(`--lang ${values.lang}: expected ${localeIds.join(', ')}`);
    return { text: values.text, lang };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}

const options = readOptions();
const catalog = checkContent(process.cwd());
const decode = createDecoder(decoderData(catalog), findSymptom);
const names = new Map(catalog.messages.map(({ id, facts: { name } }) => [id, name]));

const urlOf = ({ page, cause }: Finding, lang: Locale): string => `${pageUrl(lang, page)}${cause ? `#cause-${cause}` : ''}`;

function toRecord(finding: Finding, lang: Locale) {
  const { code, http, failure, library, cause, service, confidence } = finding;
  return { code, http, failure, library, cause, service, confidence, url: urlOf(finding, lang) };
}

/** "1006 Abnormal Closure: A proxy cut a quiet connection (ws) https://…" */
function toLine(finding: Finding, lang: Locale): string {
  const { code, http, failure, library, page, cause } = finding;
  const entry = catalog.codes.find(({ facts }) => String(facts.code) === page) ?? codeEntry(catalog, 1006);
  const title = cause ? entry.words[lang].causes[cause]?.title : undefined;
  const what =
    code === null
      ? http === null
        ? failure
        : `HTTP ${http}`
      : [code, String(code) === page ? entry.words[lang].name : ''].join(' ').trim();
  const from = library ? ` (${names.get(library)})` : '';
  return `${[what, title].filter(Boolean).join(': ')}${from} ${urlOf(finding, lang)}`;
}

let found = false;
for await (const input of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  const findings = decode(input);
  found ||= findings.length > 0;
  if (options.text) for (const finding of findings) console.log(toLine(finding, options.lang));
  else console.log(JSON.stringify({ input, findings: findings.map((finding) => toRecord(finding, options.lang)) }));
}
process.exitCode = found ? 0 : 1;
