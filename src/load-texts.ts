import { getEntry, render } from 'astro:content';
import type { Page } from './domain/pages.ts';
import type { Locale } from './i18n/locales.ts';

type Rendered = Awaited<ReturnType<typeof render>>['Content'];

/** The rendered MDX bodies that a page shows, by the id of their folder. */
export type Texts = Map<string, Rendered>;

const collectionOf = { code: 'codeWords', pair: 'comparisonWords', range: 'rangeWords', guide: 'guideWords' } as const;

/** The bodies of a page: its own, and for a comparison those of its two codes. */
export async function loadTexts(lang: Locale, page: Page): Promise<Texts> {
  const texts: Texts = new Map();
  if (page.kind === 'home' || page.kind === 'search') return texts;
  const wanted = [{ collection: collectionOf[page.kind] as keyof typeof pick, id: page.slug }];
  if (page.kind === 'pair') wanted.push(...page.codes.map((code) => ({ collection: 'codeWords' as const, id: String(code) })));
  for (const { collection, id } of wanted) {
    const entry = await pick[collection](`${id}/${lang}`);
    if (entry) texts.set(id, (await render(entry)).Content);
  }
  return texts;
}

const pick = {
  codeWords: (id: string) => getEntry('codeWords', id),
  comparisonWords: (id: string) => getEntry('comparisonWords', id),
  rangeWords: (id: string) => getEntry('rangeWords', id),
  guideWords: (id: string) => getEntry('guideWords', id),
};
