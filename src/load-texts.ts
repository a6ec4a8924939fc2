import { getEntry, render } from 'astro:content';
import type { Page } from './domain/pages.ts';
import type { Locale } from './i18n/locales.ts';
import { markPseudo } from './i18n/pseudo.ts';
import { settings } from './settings.ts';

/** A rendered MDX body. */
export interface Text {
  Content: Awaited<ReturnType<typeof render>>['Content'];
  /** Its sections, for the list of contents. */
  headings: { id: string; heading: string }[];
}

/** The bodies that a page shows, by the id of their folder. */
export type Texts = Map<string, Text>;

const collectionOf = {
  code: 'codeWords',
  pair: 'comparisonWords',
  range: 'rangeWords',
  guide: 'guideWords',
  client: 'clientWords',
} as const;

/** The bodies of a page: its own, and for a comparison those of its two codes. */
export async function loadTexts(lang: Locale, page: Page): Promise<Texts> {
  const texts: Texts = new Map();
  if (page.kind === 'home' || page.kind === 'search' || page.kind === 'clients') return texts;
  const own = page.kind === 'client' ? page.client : page.kind === 'guide' ? page.folder : page.slug;
  const wanted: { collection: keyof typeof pick; id: string }[] = [{ collection: collectionOf[page.kind], id: own }];
  if (page.kind === 'pair') wanted.push(...page.codes.map((code) => ({ collection: 'codeWords' as const, id: String(code) })));
  for (const { collection, id } of wanted) {
    const entry = await pick[collection](`${id}/${lang}`);
    if (entry) texts.set(id, { Content: (await render(entry)).Content, headings: headingsOf(entry.body ?? '') });
  }
  return texts;
}

const pick = {
  codeWords: (id: string) => getEntry('codeWords', id),
  comparisonWords: (id: string) => getEntry('comparisonWords', id),
  rangeWords: (id: string) => getEntry('rangeWords', id),
  guideWords: (id: string) => getEntry('guideWords', id),
  clientWords: (id: string) => getEntry('clientWords', id),
};

function headingsOf(body: string): Text['headings'] {
  return [...body.matchAll(/<Heading id="([^"]+)">(.*?)<\/Heading>/g)].map(([, id = '', text = '']) => {
    const heading = text.replaceAll('`', '').trim();
    return { id, heading: settings.pseudoLocale ? markPseudo(heading) : heading };
  });
}
