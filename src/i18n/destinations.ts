import { type Catalog, codeEntry, type Guide } from '../domain/catalog.ts';
import { findPage } from '../domain/pages.ts';
import type { Locale } from './locales.ts';
import type { Translate } from './translate.ts';

/** What a page knows of its language and of the content. */
interface Here {
  lang: Locale;
  t: Translate;
  path: (slug: string) => string;
  catalog: Catalog;
}

/** A link with its text, which is the title of where it leads; inline Markdown. */
export interface Destination {
  href: string;
  text: string;
}

/**
 * Where a symptom or an outcome of a guide leads: "#step-upgrade", "1006#cause-idle-timeout", "reconnect".
 * @throws when nothing is there: the rule "steps-lead" keeps that from happening.
 */
export function destinationOf({ lang, t, path, catalog }: Here, guide: Guide, to: string): Destination {
  const [slug = '', anchor = ''] = to.split('#');
  if (slug === '' && anchor) return { href: to, text: guide.words[lang].steps[anchor.replace(/^step-/, '')]?.title ?? '' };
  const href = path(slug) + (anchor && `#${anchor}`);
  const page = findPage(catalog, slug);
  if (page.kind === 'home') return { href, text: t('feed.llms.codes') };
  if (page.kind === 'clients') return { href, text: t('nav.clients') };
  if (page.kind === 'guide') return { href, text: catalog.guides.get(slug)?.words[lang].title ?? '' };
  if (page.kind !== 'code') throw new Error(`${to}: found a page of kind "${page.kind}", expected one with a title; add it here`);
  const { name, causes } = codeEntry(catalog, page.code).words[lang];
  const cause = causes[anchor.replace(/^cause-/, '')];
  return { href, text: `${slug}${t('feed.colon')}${cause?.title ?? name}` };
}
