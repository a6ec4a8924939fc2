import type { Catalog } from '../domain/catalog.ts';
import { confusedPairs } from '../domain/compare.ts';
import { toPlainText } from '../domain/markdown.ts';
import { localeOf, sourceLocale, translatedLocales } from '../i18n/locales.ts';
import { translateTo } from '../i18n/translate.ts';
import { pageUrl, pairSlug } from '../i18n/urls.ts';
import { type Markdown, writeMarkdown } from './page-markdown.ts';

const lang = sourceLocale;
const t = translateTo(lang);

interface Line {
  title: string;
  url: string;
  about: string;
}

const twinUrl = (slug: string) => pageUrl(lang, `${slug}.md`);
const section = (heading: string, lines: Line[]) =>
  `## ${heading}\n\n${lines.map(({ title, url, about }) => `- [${title}](${url})${t('feed.colon')}${about}`).join('\n')}\n`;

/** llms.txt, in the form of llmstxt.org: what the site is, how its addresses are made, and every page but the rarer pairs. */
export function writeLlmsIndex(catalog: Catalog): string {
  const codes = catalog.codes.map(({ id, words }) => ({
    title: `${id} ${words[lang].name}`,
    url: twinUrl(id),
    about: toPlainText(words[lang].answer),
  }));
  const ranges = catalog.ranges.map(({ id, words }) => ({
    title: `${id} ${words[lang].name}`,
    url: twinUrl(id),
    about: toPlainText(words[lang].answer),
  }));
  const guides = [...catalog.guides.values()].map(({ id, words }) => ({
    title: words[lang].title,
    url: twinUrl(id),
    about: toPlainText(words[lang].answer),
  }));
  const clients = [
    { title: t('lab.heading'), url: twinUrl('clients'), about: t('lab.how') },
    ...[...catalog.clients].map(([id, { facts, words }]) => ({
      title: facts.name,
      url: twinUrl(`clients/${id}`),
      about: toPlainText(words[lang].summary),
    })),
  ];
  const pairs = confusedPairs(catalog.comparisons).often.map(({ id, facts, words }) => ({
    title: facts.codes.join(' vs '),
    url: twinUrl(id),
    about: toPlainText(words[lang].verdict),
  }));
  const languages = translatedLocales.map((id) => ({
    title: localeOf(id).name,
    url: pageUrl(id, ''),
    about: translateTo(id)('home.answer'),
  }));
  const notes = [
    t('feed.llms.addresses', {
      code: pageUrl(lang, '1006'),
      pair: pageUrl(lang, pairSlug(1001, 1006)),
      range: pageUrl(lang, '4000-4999'),
    }),
    t('feed.llms.twins', { markdown: twinUrl('1006'), json: pageUrl(lang, '1006.json') }),
    t('feed.llms.languages', { es: pageUrl('es', ''), zh: pageUrl('zh', '') }),
  ];
  const full = { title: 'llms-full.txt', url: pageUrl(lang, 'llms-full.txt'), about: t('feed.llms.full') };
  const data = { title: 'codes.json', url: pageUrl(lang, 'codes.json'), about: t('feed.llms.data') };
  const observations = { title: 'observations.json', url: pageUrl(lang, 'observations.json'), about: t('feed.llms.observations') };
  const messages = { title: 'messages.json', url: pageUrl(lang, 'messages.json'), about: t('feed.llms.messages') };
  return [
    `# ${t('site.name')}\n\n> ${t('home.answer')}\n`,
    `- ${notes.join('\n- ')}\n`,
    section(t('feed.llms.codes'), codes),
    section(t('feed.llms.ranges'), ranges),
    section(t('feed.llms.guides'), guides),
    section(t('feed.llms.clients'), clients),
    section(t('compare.often'), pairs),
    // The heading by which llmstxt.org marks what a short reading may leave out.
    section('Optional', [full, data, observations, messages, ...languages]),
  ].join('\n');
}

/**
 * llms-full.txt: the Markdown of all codes, ranges and guides, one after the other.
 * @param twins the English pages by slug; @throws when one is missing.
 */
export function writeFullText(catalog: Catalog, twins: Map<string, Markdown>): string {
  const slugs = [...catalog.codes, ...catalog.ranges, ...catalog.guides.values()].map(({ id }) => id);
  const pages = slugs.map((slug) => {
    const twin = twins.get(slug);
    if (!twin) throw new Error(`llms-full.txt: found no Markdown of "${slug}", expected one a page; see isTextPage in src/domain/pages.ts`);
    return writeMarkdown(twin, 1);
  });
  return [`# ${t('site.name')}\n\n> ${t('home.answer')}\n`, ...pages].join('\n');
}
