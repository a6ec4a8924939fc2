import type { Element, ElementContent, Root } from 'hast';
import { type Locale, locales } from '../i18n/locales.ts';
import { translateTo } from '../i18n/translate.ts';
import { pageUrl, pairSlug } from '../i18n/urls.ts';

/** The page that an article is taken from. */
export interface PageOfArticle {
  lang: Locale;
  slug: string;
}

/**
 * The article of a built page as plain HTML that has a form in Markdown: what only a screen needs (navigation, pickers,
 * drawings) is gone or put into words, links are absolute, and the last lines say where it comes from.
 * @throws when the document has no article.
 */
export function plainArticle(document: Root, page: PageOfArticle): Root {
  const article = find(document, (node) => node.tagName === 'article');
  if (!article) throw new Error(`${pageUrl(page.lang, page.slug)}: found no <article>, expected one; give the page one, or no twin`);
  return { type: 'root', children: [...inside(article, page), element('hr', []), originOf(page)] };
}

type Rewrite = (node: Element, page: PageOfArticle) => ElementContent[];

/** What becomes of an element, by its name. Others keep their name, their children are rewritten. */
const rewrites: Record<string, Rewrite> = {
  nav: () => [],
  // What to paste to link to the page; the twin ends with its address.
  section: (node, page) => (node.properties.id === 'link' ? [] : keep(node, page)),
  wbr: () => [],
  br: () => [text(' · ')],
  svg: ({ properties }) => (properties.ariaLabel ? [element('p', [text(String(properties.ariaLabel))])] : []),
  header: (node, page) => inside(withEndingAmongVerdicts(node, page), page),
  h1: (node, page) => [element('h1', inside({ ...node, children: node.children.flatMap(unlinked) }, page))],
  h2: (node, page) => (hasClass(node, 'hidden') ? [] : keep(node, page)),
  span: rewriteSpan,
  a: rewriteLink,
  small: (node, page) => [text('('), ...inside(node, page), text(')')],
  dl: rewriteDefinitions,
  // The text of a diagram begins with the number that its caption repeats.
  figcaption: rewriteCaption,
  figure: (node, page) =>
    inside(
      { ...node, children: find(node, isDiagram) ? node.children.filter((child) => !isElement(child, 'figcaption')) : node.children },
      page,
    ),
  summary: rewriteCaption,
  details: (node, page) => (hasClass(node, 'all-pairs') ? [] : inside(node, page)),
  div: (node, page) => (hasClass(node, 'picker') ? [pairAddress(page)] : keep(node, page)),
  pre: (node) => {
    const { dataLang } = node.properties;
    return dataLang ? [element('pre', [element('code', textOf(node), { className: [`language-${dataLang}`] })])] : [node];
  },
};

function inside(node: Element, page: PageOfArticle): ElementContent[] {
  const elements = node.children.filter((child) => child.type === 'element');
  return node.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return child.type === 'text' ? [text(child.value)] : [];
    // What only script shows is no text.
    if (child.properties.hidden !== undefined) return [];
    const at = elements.indexOf(child);
    if (isOfTheScreen(child, elements[at - 1], elements[at + 1])) return [];
    return (rewrites[child.tagName] ?? keep)(child, page);
  });
}

/** A new node without its place in the file, which would be copied along through every later step. */
const keep: Rewrite = (node, page) => [element(node.tagName, inside(node, page), node.properties)];

/** Does this line speak of a drawing or of something to press? */
function isOfTheScreen(node: Element, before: Element | undefined, after: Element | undefined): boolean {
  if (node.tagName !== 'p') return false;
  return Boolean((before && isDiagram(before)) || (after && hasClass(after, 'picker')));
}

/** The line on the kind of ending stands above the answer on the page; here the answer comes first. */
function withEndingAmongVerdicts(header: Element, { lang }: PageOfArticle): Element {
  const ending = find(header, (node) => hasClass(node, 'ending'));
  if (!ending) return header;
  const verdict = element('div', [
    element('dt', [text(translateTo(lang)('fact.ending'))]),
    element('dd', [text(plainText(ending).trim())]),
  ]);
  return {
    ...header,
    children: header.children
      .filter((child) => child !== ending)
      .map((child) => (isElement(child, 'dl') ? { ...child, children: [verdict, ...child.children] } : child)),
  };
}

function rewriteSpan(node: Element, page: PageOfArticle): ElementContent[] {
  const parts = node.children.filter((child) => child.type === 'element').map((child) => inside({ ...node, children: [child] }, page));
  if (hasClass(node, 'names')) return joined(parts, ' · ');
  if (hasClass(node, 'to')) return [text(' → '), ...joined(parts, ', ')];
  return keep(node, page);
}

function rewriteLink(node: Element, page: PageOfArticle): ElementContent[] {
  const href = String(node.properties.href ?? '');
  if (href.startsWith('#')) return inside(node, page);
  return [element('a', inside(node, page), { href: new URL(href, pageUrl(page.lang, page.slug)).href })];
}

/** A definition list as a list; proof and fix of a cause as paragraphs. */
function rewriteDefinitions(list: Element, page: PageOfArticle): ElementContent[] {
  const rows = list.children.flatMap((child) => (isElement(child, 'div') ? child.children : child));
  const terms = rows.filter((child) => isElement(child, 'dt'));
  const lines = terms.map((term) => {
    const join = /[?？]\s*$/.test(plainText(term)) ? ' ' : translateTo(page.lang)('feed.colon');
    return [element('strong', inside(term, page)), text(join), ...meaningsOf(term, rows, page)];
  });
  if (hasClass(list, 'proof')) return lines.map((line) => element('p', line));
  return [
    element(
      'ul',
      lines.map((line) => element('li', line)),
    ),
  ];
}

/** What follows a term up to the next one; several as a list. */
function meaningsOf(term: Element, rows: readonly ElementContent[], page: PageOfArticle): ElementContent[] {
  const after = rows.slice(rows.indexOf(term) + 1);
  const end = after.findIndex((row) => isElement(row, 'dt'));
  const meanings = after.slice(0, end === -1 ? undefined : end).filter((row) => isElement(row, 'dd'));
  const parts = meanings.map((meaning) => inside(meaning, page));
  return parts.length > 1
    ? [
        element(
          'ul',
          parts.map((part) => element('li', part)),
        ),
      ]
    : parts.flat();
}

function rewriteCaption(node: Element, page: PageOfArticle): ElementContent[] {
  return [element('p', [...inside(node, page), text(translateTo(page.lang)('feed.colon'))])];
}

/** Instead of a picker: how the address of a pair is made. */
function pairAddress({ lang }: PageOfArticle): Element {
  const url = pageUrl(lang, pairSlug(1001, 1006));
  return element('p', [text(translateTo(lang)('feed.pairAddress')), link(url, url)]);
}

/** The last lines: the page, its translations, the licence. */
function originOf({ lang, slug }: PageOfArticle): Element {
  const t = translateTo(lang);
  const colon = t('feed.colon');
  const url = pageUrl(lang, slug);
  const others = locales.filter(({ id }) => id !== lang).map(({ id, name }) => [link(pageUrl(id, slug), name)]);
  return element('ul', [
    element('li', [text(t('feed.page') + colon), link(url, url)]),
    element('li', [text(t('feed.otherLanguages') + colon), ...joined(others, ', ')]),
    element('li', [text(t('feed.licence'))]),
  ]);
}

const text = (value: string): ElementContent => ({ type: 'text', value });
const element = (tagName: string, children: ElementContent[], properties: Element['properties'] = {}): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});
const link = (href: string, label: string) => element('a', [text(label)], { href });
const joined = (parts: ElementContent[][], separator: string) => parts.flatMap((part, i) => (i === 0 ? part : [text(separator), ...part]));
const unlinked = (node: ElementContent): ElementContent[] => (isElement(node, 'a') ? node.children : [node]);

const isElement = (node: ElementContent, tagName: string): node is Element => node.type === 'element' && node.tagName === tagName;
const isDiagram = (node: Element) => node.tagName === 'svg' && node.properties.ariaLabel !== undefined;
const hasClass = ({ properties }: Element, name: string) => Array.isArray(properties.className) && properties.className.includes(name);
const textOf = (node: Element): ElementContent[] => [text(plainText(node))];

function plainText(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(plainText).join('') : '';
}

function find(node: Root | Element, matches: (node: Element) => boolean): Element | undefined {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    const found = matches(child) ? child : find(child, matches);
    if (found) return found;
  }
  return undefined;
}
