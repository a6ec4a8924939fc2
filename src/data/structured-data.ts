import type { BreadcrumbList, DefinedTerm, DefinedTermSet, TechArticle, Thing, WebPage, WebSite } from 'schema-dts';
import { type Catalog, codeEntry } from '../domain/catalog.ts';
import { toPlainText } from '../domain/markdown.ts';
import type { Page } from '../domain/pages.ts';
import { type Locale, localeOf } from '../i18n/locales.ts';
import { translateTo } from '../i18n/translate.ts';
import { pageUrl } from '../i18n/urls.ts';
import { licences } from './licences.ts';

/** What the head of a page says about it. */
export interface Head {
  title: string;
  description: string;
}

/** A page in the terms of schema.org: a JSON-LD document. */
export function describePage(catalog: Catalog, lang: Locale, page: Page, head: Head): { '@context': string; '@graph': Thing[] } {
  return { '@context': 'https://schema.org', '@graph': graphOf(catalog, lang, page, head) };
}

function graphOf(catalog: Catalog, lang: Locale, page: Page, head: Head): Thing[] {
  if (page.kind === 'home') return [{ ...site(lang), ...homeDetails(lang, head) }, termSet(catalog, lang)];
  const trail = breadcrumbs(lang, page, head);
  if (page.kind === 'search' || page.kind === 'decode') {
    const self: WebPage = { '@type': 'WebPage', name: head.title, description: head.description, ...place(lang, page) };
    return [self, trail];
  }
  const codes = page.kind === 'code' ? [page.code] : page.kind === 'pair' ? page.codes : [];
  const terms = codes.map((code) => term(catalog, lang, code));
  const article: TechArticle = {
    '@type': 'TechArticle',
    headline: head.title,
    description: head.description,
    ...place(lang, page),
    dateModified: checkedOn(catalog, page),
    license: licences.texts.url,
    ...(terms.length > 0 ? { about: terms.length === 1 ? terms[0] : terms } : {}),
  };
  return [article, trail];
}

const place = (lang: Locale, page: Page) => ({
  url: pageUrl(lang, page.slug),
  inLanguage: localeOf(lang).htmlLang,
  isPartOf: site(lang),
});

const site = (lang: Locale) => ({
  '@type': 'WebSite' as const,
  '@id': `${pageUrl(lang, '')}#site`,
  name: translateTo(lang)('site.name'),
  url: pageUrl(lang, ''),
});

const homeDetails = (lang: Locale, { description }: Head) =>
  ({
    description,
    inLanguage: localeOf(lang).htmlLang,
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${pageUrl(lang, 'search')}?q={search_term_string}` },
      // Google's addition to schema.org, which the types do not know.
      ...{ 'query-input': 'required name=search_term_string' },
    },
  }) satisfies Partial<WebSite>;

const termSetName = (lang: Locale) => ({
  '@type': 'DefinedTermSet' as const,
  '@id': `${pageUrl(lang, '')}#codes`,
  name: translateTo(lang)('data.termSet'),
});

const termSet = (catalog: Catalog, lang: Locale): DefinedTermSet => ({
  ...termSetName(lang),
  url: pageUrl(lang, ''),
  inLanguage: localeOf(lang).htmlLang,
  hasDefinedTerm: catalog.codes.map(({ facts, words }) => ({
    '@type': 'DefinedTerm',
    termCode: String(facts.code),
    name: words[lang].name,
    url: pageUrl(lang, facts.code),
  })),
});

/** The term is named as it is registered, where the registry has a name; its other names are those of the language and of libraries. */
function term(catalog: Catalog, lang: Locale, code: number): DefinedTerm {
  const { facts, words } = codeEntry(catalog, code);
  const { name, answer } = words[lang];
  const registered = facts.registration.isName ? facts.registration.description : name;
  return {
    '@type': 'DefinedTerm',
    termCode: String(code),
    name: registered,
    alternateName: [name, ...facts.aliases].filter((other) => other !== registered),
    description: toPlainText(answer),
    url: pageUrl(lang, code),
    inDefinedTermSet: termSetName(lang),
  };
}

function breadcrumbs(lang: Locale, page: Page, { title }: Head): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [
      { '@type': 'ListItem', position: 1, name: translateTo(lang)('site.name'), item: pageUrl(lang, '') },
      { '@type': 'ListItem', position: 2, name: title, item: pageUrl(lang, page.slug) },
    ],
  };
}

/** The day on which the facts of a page were last checked; of two codes, the newer day. */
function checkedOn(catalog: Catalog, page: Page): string | undefined {
  switch (page.kind) {
    case 'code':
      return codeEntry(catalog, page.code).facts.checked;
    case 'pair':
      return page.codes
        .map((code) => codeEntry(catalog, code).facts.checked)
        .sort()
        .at(-1);
    case 'range':
      return catalog.ranges.find(({ id }) => id === page.slug)?.facts.checked;
    case 'guide':
      return catalog.guides.get(page.slug)?.facts.checked;
    case 'clients':
    case 'client':
      return catalog.recordings
        .filter(({ client }) => page.kind === 'clients' || client === page.client)
        .map(({ recorded }) => recorded)
        .sort()
        .at(-1);
    default:
      return undefined;
  }
}
