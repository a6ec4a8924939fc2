import type { Finding } from '../domain/decode.ts';
import { describeFinding } from '../domain/describe-finding.ts';
import { fill } from '../domain/fill.ts';
import { findMessages } from '../domain/find-messages.ts';
import { type DirectMatch, type Known, knownTokens, matchDirectly } from '../domain/search-query.ts';
import { type Decoded, decode, keepText } from './decoder.ts';

interface SearchData extends Known {
  lang: string;
  /** Path before a page's slug, "/" or "/es/". */
  base: string;
  /** Path of Pagefind's files. */
  bundle: string;
  strings: Record<'open' | 'openPair' | 'openRange' | 'all' | 'none' | 'loading' | 'failed' | 'one' | 'other', string>;
}

interface Result {
  href: string;
  title: string;
  about: string;
}

interface Found {
  id: string;
  score: number;
  data: () => Promise<{ url: string; meta: Record<string, string> }>;
}

interface Pagefind {
  search: (term: string | null, options: { filters: { kind: 'page' | 'pair' } }) => Promise<{ results: Found[] }>;
}

const pages = { filters: { kind: 'page' } } as const;
const pairs = { filters: { kind: 'pair' } } as const;

interface Engine {
  pagefind: Pagefind;
  vocabulary: Set<string>;
  pageCount: number;
}

/** Milliseconds without a key before the index is asked. */
const typingPause = 60;

/** So many messages that hold the words of a query are shown before the pages. */
const mostMessages = 3;

/** A close code in a line says more than the words around it. */
const codeBoost = 4;

// Pagefind starts a worker from its own files; nothing else may become script.
const policies = (globalThis as { trustedTypes?: { createPolicy: (name: string, rules: object) => unknown } }).trustedTypes;
let allowedBundle = '';
policies?.createPolicy('default', {
  createScriptURL: (url: string) => {
    if (!new URL(url, location.href).href.startsWith(new URL(allowedBundle, location.href).href))
      throw new TypeError(`No script from ${url}`);
    return url;
  },
});

const dataOf = (form: HTMLFormElement) => JSON.parse(form.dataset.search ?? '{}') as SearchData;

let engine: Promise<Engine> | undefined;
function loadEngine({ bundle, lang }: SearchData): Promise<Engine> {
  allowedBundle = bundle;
  engine ??= startEngine(bundle, lang).catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function startEngine(bundle: string, lang: string): Promise<Engine> {
  const [pagefind, words] = await Promise.all([
    import(/* @vite-ignore */ `${bundle}pagefind.js`) as Promise<Pagefind>,
    fetch(`${bundle}words.${lang}.txt`).then((response) =>
      response.ok ? response.text() : Promise.reject(new Error(response.statusText)),
    ),
  ]);
  const { results } = await pagefind.search(null, pages);
  return { pagefind, vocabulary: new Set(words.split(' ')), pageCount: results.length };
}

/**
 * Pages that have any of the tokens, those with the rare ones first, then the comparisons that have them all. Pagefind itself
 * wants all of a query's words on a page, which no pasted line fulfils; so each token is asked for alone, and its scores are
 * weighed by how few pages have it.
 */
async function rank(query: string, codes: readonly number[], { pagefind, vocabulary, pageCount }: Engine): Promise<Found[]> {
  const scores = new Map<string, { score: number; found: Found }>();
  const tokens = knownTokens(query, vocabulary);
  if (tokens.length === 0) return [];
  const answers = await Promise.all(tokens.map((token) => pagefind.search(token, pages)));
  for (const [i, { results }] of answers.entries()) {
    const isCode = codes.includes(Number(tokens[i]));
    const rarity = Math.log(1 + pageCount / results.length) * (isCode ? codeBoost : 1);
    for (const found of results) {
      const before = scores.get(found.id)?.score ?? 0;
      scores.set(found.id, { score: before + found.score * rarity, found });
    }
  }
  const { results: comparisons } = await pagefind.search(tokens.join(' '), pairs);
  return [...[...scores.values()].sort((a, b) => b.score - a.score).map(({ found }) => found), ...comparisons];
}

function directResults(query: string, data: SearchData): Result[] {
  const { strings, base } = data;
  const titleOf = (match: DirectMatch) => {
    if (match.kind === 'code') return fill(strings.open, { code: match.code });
    if (match.kind === 'pair') return fill(strings.openPair, { a: match.codes[0], b: match.codes[1] });
    return fill(strings.openRange, { code: match.code, range: match.slug.replace('-', '–') });
  };
  return matchDirectly(query, data).map((match) => ({ href: base + match.slug, title: titleOf(match), about: '' }));
}

/** What the decoder knows of the query; undefined where its data cannot be had. */
const decodeQuery = (query: string, { base }: SearchData): Promise<Decoded | undefined> =>
  decode(`${base}decode.json`, query).catch(() => undefined);

/** A bare number is a question and no message. */
const isMessage = ({ confidence }: Finding) => confidence !== 'number';

/** What the messages in the query mean. */
const decodedResults = ({ findings, file }: Decoded): Result[] =>
  findings.filter(isMessage).map((finding) => {
    const { href, title, cause, about } = describeFinding(finding, file);
    return { href, title, about: [cause, ...about].filter(Boolean).join(' · ') };
  });

/** The messages that hold every word of the query, as they are printed. */
const messageResults = (query: string, { file }: Decoded): Result[] =>
  findMessages(query, file.data, mostMessages).map(({ text, finding }) => {
    const { href, title, about } = describeFinding(finding, file);
    return { href, title: text, about: [title, ...about].join(' · ') };
  });

/** What the query names outright, then what the decoder and the index find, each address once. */
async function findAll(query: string, data: SearchData, limit: number): Promise<Result[]> {
  const direct = directResults(query, data);
  const [decoded, ranked] = await Promise.all([
    decodeQuery(query, data),
    loadEngine(data).then((engine) => rank(query, data.codes, engine)),
  ]);
  const found = await Promise.all(ranked.slice(0, limit).map((result) => result.data()));
  const indexed = found.map(({ url, meta }) => ({ href: url, title: meta.title ?? url, about: meta.about ?? '' }));
  const [best, ...others] = [...direct.map((match) => indexed.find(({ href }) => href === match.href) ?? match), ...indexed];
  // A message that holds the words is a guess: the best page stands before it.
  const merged = [
    ...(decoded ? decodedResults(decoded) : []),
    ...(best ? [best] : []),
    ...(decoded ? messageResults(query, decoded) : []),
    ...others,
  ];
  return merged.filter((result, i) => merged.findIndex(({ href }) => href === result.href) === i).slice(0, limit);
}

function renderLink({ href, title, about }: Result): HTMLAnchorElement {
  const link = document.createElement('a');
  const name = document.createElement('b');
  link.href = href;
  name.textContent = title;
  link.append(name);
  if (about) {
    const line = document.createElement('span');
    line.textContent = about;
    link.append(line);
  }
  return link;
}

function renderItem(result: Result): HTMLLIElement {
  const item = document.createElement('li');
  item.append(renderLink(result));
  return item;
}

const attached = new WeakSet<HTMLFormElement>();

/** Gives a search form its list of suggestions (ARIA combobox with a listbox). */
export function attach(form: HTMLFormElement): void {
  const input = form.querySelector('input');
  if (!input || attached.has(form)) return;
  attached.add(form);
  const data = dataOf(form);
  const list = document.createElement('div');
  list.id = `${input.id}-options`;
  list.className = 'options';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.labels?.[0]?.textContent ?? '');
  input.parentElement?.after(list);
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': list.id,
    'aria-autocomplete': 'list',
  }))
    input.setAttribute(name, value);

  let active = -1;
  let turn = 0;
  const options = () => [...list.children] as HTMLAnchorElement[];

  function setActive(index: number) {
    active = index;
    for (const [i, option] of options().entries()) option.setAttribute('aria-selected', String(i === index));
    const option = options()[index];
    if (option) {
      input?.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else input?.removeAttribute('aria-activedescendant');
  }

  function show(results: Result[]) {
    list.replaceChildren(...results.map(renderLink));
    options().forEach((option, i) => {
      option.id = `${list.id}-${i}`;
      option.setAttribute('role', 'option');
      option.tabIndex = -1;
    });
    list.hidden = results.length === 0;
    input?.setAttribute('aria-expanded', String(!list.hidden));
    setActive(-1);
  }

  async function suggest() {
    const query = input?.value.trim() ?? '';
    const mine = ++turn;
    if (query === '') return show([]);
    list.ariaBusy = 'true';
    const all = {
      href: `${form.action}?q=${encodeURIComponent(query)}`,
      title: fill(data.strings.all, { query: query.slice(0, 60) }),
      about: '',
    };
    show([...directResults(query, data), all]);
    await new Promise((resolve) => setTimeout(resolve, typingPause));
    if (mine !== turn) return;
    try {
      const results = await findAll(query, data, 7);
      if (mine === turn) show([...results, all]);
    } catch {
      // The direct matches and the link to the search page stay.
    }
    if (mine === turn) list.ariaBusy = 'false';
  }

  // The box holds one line; what is longer is decoded on its own page.
  input.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!text.trim().includes('\n') && text.length <= input.maxLength) return;
    event.preventDefault();
    keepText(text);
    location.assign(`${data.base}decode`);
  });
  input.addEventListener('input', () => void suggest());
  input.addEventListener('focus', () => void (input.value && suggest()));
  input.addEventListener('keydown', (event) => {
    const count = options().length;
    if (event.key === 'Escape') show([]);
    else if (event.key === 'ArrowDown' && count > 0) setActive((active + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0) setActive((active - 1 + count) % count);
    else if (event.key === 'Enter') {
      const chosen = options()[active];
      if (!chosen) return;
      location.assign(chosen.href);
    } else return;
    event.preventDefault();
  });
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) show([]);
  });
  list.addEventListener('mousedown', (event) => event.preventDefault());
  if (document.activeElement === input && input.value) void suggest();
}

/** The path of the page that a query names outright. */
const directPath = (form: HTMLFormElement, query: string): string | undefined => directResults(query, dataOf(form))[0]?.href;

/** Goes where a form leads: a line that the decoder knows to its page, else to the page that the query names outright, or to the results. */
export async function submit(form: HTMLFormElement): Promise<void> {
  const query = form.querySelector('input')?.value ?? '';
  const data = dataOf(form);
  // A pasted line is decoded where it does not enter an address.
  const isLine = query.trim().split(/\s+/).length > 2 && (await decodeQuery(query, data))?.findings.some(isMessage);
  if (isLine) keepText(query);
  location.assign(isLine ? `${data.base}decode` : (directPath(form, query) ?? `${form.action}?q=${encodeURIComponent(query)}`));
}

/** What a search typed in the address bar gets: the page that it names outright, in place of this one, else every result. */
export function goOrShow(form: HTMLFormElement, query: string): void {
  const path = directPath(form, query);
  if (path) location.replace(path);
  else void showResults(form, query);
}

/** Fills the search page with every result for `query`. */
export async function showResults(form: HTMLFormElement, query: string): Promise<void> {
  const status = document.querySelector<HTMLElement>('#search-status');
  const list = document.querySelector('#search-results');
  const input = form.querySelector('input');
  if (!status || !list || !input || query.trim() === '') return;
  const data = dataOf(form);
  const { strings } = data;
  const shown = query.trim().slice(0, 200);
  input.value = query;
  list.replaceChildren(...directResults(query, data).map(renderItem));
  status.textContent = strings.loading;
  try {
    const results = await findAll(query, data, 30);
    list.replaceChildren(...results.map(renderItem));
    const text = results.length === 0 ? strings.none : results.length === 1 ? strings.one : strings.other;
    status.textContent = fill(text, { query: shown, count: results.length });
  } catch {
    status.textContent = strings.failed;
  }
  status.dataset.done = '';
}
