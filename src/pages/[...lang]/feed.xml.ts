import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { renderInline, toPlainText } from '../../domain/markdown.ts';
import { type Locale, localeOf } from '../../i18n/locales.ts';
import { translateTo } from '../../i18n/translate.ts';
import { onePathPerLanguage, pageUrl } from '../../i18n/urls.ts';
import { loadCatalog } from '../../load-catalog.ts';

export const getStaticPaths = onePathPerLanguage;

const firstSentence = (text: string) => /^.*?(?:[.!?](?=\s|$)|[。！？]|$)/su.exec(text)?.[0] ?? text;

/** The history as an RSS 2.0 feed of one language. Nothing in it depends on when it was built. */
export const GET: APIRoute<{ lang: Locale }> = async ({ props: { lang } }) => {
  const { history } = await loadCatalog();
  const t = translateTo(lang);
  return rss({
    title: t('feed.title'),
    description: t('feed.description'),
    site: pageUrl(lang, ''),
    trailingSlash: false,
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData: `<language>${localeOf(lang).htmlLang}</language><atom:link href="${pageUrl(lang, 'feed.xml')}" rel="self" type="application/rss+xml"/>`,
    items: history.map((entry) => ({
      title: firstSentence(toPlainText(entry[lang])),
      description: renderInline(entry[lang], (path) => pageUrl(lang, path.slice(1))),
      link: pageUrl(lang, entry.pages[0] ?? ''),
      pubDate: new Date(`${entry.day}T00:00:00Z`),
      // The link leads to a page and is shared by entries; what names the entry is its id, wherever the site stands.
      customData: `<guid isPermaLink="false">whyclosed:${entry.id}:${lang}</guid>`,
    })),
  });
};
