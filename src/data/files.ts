import { z } from 'astro/zod';
import { version } from '../../package.json' with { type: 'json' };
import { type Catalog, codeEntry } from '../domain/catalog.ts';
import type { DataPage } from '../domain/pages.ts';
import { comparisonText } from '../i18n/comparison-text.ts';
import { type Locale, localeIds, locales } from '../i18n/locales.ts';
import { translateTo } from '../i18n/translate.ts';
import { assetUrl, pageUrl, withAbsoluteLinks } from '../i18n/urls.ts';
import {
  type CodeFile,
  type CodesFile,
  type ComparisonFile,
  dataSchemas,
  type RangeFile,
  schemaVersion,
  type WithdrawnFile,
} from '../schemas/data.ts';
import type { Withdrawn } from '../schemas/redirects.ts';
import { describeCode, describeRange, inEveryLanguage, inOneLanguage, sourcesOf } from './entries.ts';
import { licences } from './licences.ts';
import { twinUrl } from './twins.ts';

const schemas = dataSchemas(localeIds as [Locale, ...Locale[]]);
type Shape = keyof typeof schemas;
const schemaUrl = () => assetUrl('codes.schema.json');

const about = (shape: Shape) => ({
  // The schema document itself is that of codes.json; the other shapes are definitions within it.
  $schema: shape === 'codes' ? schemaUrl() : `${schemaUrl()}#/$defs/${shape}`,
  schemaVersion: schemaVersion as typeof schemaVersion,
  version,
  license: { facts: licences.facts.id, texts: licences.texts.id },
});

const aboutOne = (shape: Shape, lang: Locale, slug: string) => ({
  ...about(shape),
  lang,
  alternates: inEveryLanguage((other) => twinUrl(other, slug, 'json')),
});

/** Everything that the codes and ranges hold, in every language: /codes.json. */
export function codesFile(catalog: Catalog): CodesFile<Locale> {
  const days = [...catalog.codes, ...catalog.ranges].map(({ facts }) => facts.checked);
  return {
    ...about('codes'),
    updated: days.sort().at(-1) ?? '',
    languages: locales.map(({ id, htmlLang, name }) => ({ id, tag: htmlLang, name, url: pageUrl(id, '') })),
    codes: catalog.codes.map(({ facts }) => describeCode(catalog, facts.code, inEveryLanguage)),
    ranges: catalog.ranges.map(({ id }) => describeRange(catalog, id, inEveryLanguage)),
  };
}

/** The JSON twin of a page: /1006.json, /es/1001-vs-1015.json, /zh/4000-4999.json. */
export function pageFile(catalog: Catalog, lang: Locale, page: DataPage): CodeFile<Locale> | RangeFile<Locale> | ComparisonFile<Locale> {
  switch (page.kind) {
    case 'code':
      return { ...aboutOne('code', lang, page.slug), ...describeCode(catalog, page.code, inOneLanguage(lang)) };
    case 'range':
      return { ...aboutOne('range', lang, page.slug), ...describeRange(catalog, page.slug, inOneLanguage(lang)) };
    case 'pair':
      return comparisonFile(catalog, lang, page.slug, page.codes);
  }
}

function comparisonFile(catalog: Catalog, lang: Locale, slug: string, codes: [number, number]): ComparisonFile<Locale> {
  const entries = [codeEntry(catalog, codes[0]), codeEntry(catalog, codes[1])] as const;
  const [a, b] = [
    { facts: entries[0].facts, words: entries[0].words[lang] },
    { facts: entries[1].facts, words: entries[1].words[lang] },
  ];
  const written = catalog.comparisons.get(slug);
  const { verdict, differing, shared, tell, next, send } = comparisonText(translateTo(lang), a, b, written?.words[lang]);
  const text = (markdown: string) => withAbsoluteLinks(lang, markdown);
  const side = ({ facts, words }: typeof a) => ({
    code: facts.code,
    name: words.name,
    answer: text(words.answer),
    url: pageUrl(lang, facts.code),
  });
  return {
    ...aboutOne('comparison', lang, slug),
    slug,
    url: pageUrl(lang, slug),
    a: side(a),
    b: side(b),
    byHand: written !== undefined,
    confused: written?.facts.confused ?? null,
    verdict: text(verdict),
    differs: differing.map(({ name, label, values, texts }) => ({
      fact: name,
      label,
      a: { value: values[0], text: texts[0] },
      b: { value: values[1], text: texts[1] },
    })),
    shares: shared.map(({ name, label, values, texts }) => ({ fact: name, label, value: values[0], text: texts[0] })),
    tell: tell.map(text),
    next,
    send: send.map(text),
    notes: written ? text(written.bodies[lang]) : null,
    pairSources: written?.facts.sources ?? null,
    sources: sourcesOf([a.facts, b.facts, written?.facts], catalog),
    checked: [a.facts.checked, b.facts.checked].sort()[0] ?? '',
  };
}

/** What stands at the address of the JSON twin of a page that was withdrawn. */
export const withdrawnFile = (lang: Locale, { slug, day, instead, why }: Withdrawn): WithdrawnFile<Locale> => ({
  ...aboutOne('withdrawn', lang, slug),
  slug,
  withdrawn: day,
  instead: pageUrl(lang, instead),
  why: withAbsoluteLinks(lang, why[lang]),
});

/** The JSON Schema (draft 2020-12) of every JSON file: that of codes.json, the others below `$defs`. */
export function schemaFile(): object {
  const { $schema, ...codes } = z.toJSONSchema(schemas.codes);
  const others = Object.entries(schemas).filter(([shape]) => shape !== 'codes');
  return {
    $schema,
    $id: schemaUrl(),
    title: 'WhyClosed: WebSocket close codes',
    ...codes,
    $defs: Object.fromEntries(
      others.map(([shape, schema]) => {
        const { $schema: _, ...definition } = z.toJSONSchema(schema);
        return [shape, definition];
      }),
    ),
  };
}

/** A JSON file as it is served: readable, with a newline at its end. */
export const toJson = (value: object): string => `${JSON.stringify(value, undefined, 1)}\n`;

/** A long array as it is served, one item a line. */
export const toJsonLines = (items: readonly object[]): string => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]\n`;
