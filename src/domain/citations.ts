import { collectTexts } from './prose.ts';
import type { Source } from '../schemas/source.ts';

export interface Citation {
  /** rfc6455#7.4.1 */
  ref: string;
  title: string;
  /** What follows "#", if anything. */
  section: string;
  url: string;
}

/** Every source that the facts name, each once, in the order of the list of sources. */
export function citationsOf(facts: unknown, sources: Record<string, Source>): Citation[] {
  const refs = collectTexts(facts)
    .filter(({ path }) => /(^|\.)(sources|definedIn)\[\d+\]$/.test(path))
    .map(({ text }) => text);
  const order = Object.keys(sources);
  return [...new Set(refs)]
    .map((ref) => cite(ref, sources))
    .sort((a, b) => order.indexOf(a.ref.split('#')[0] ?? '') - order.indexOf(b.ref.split('#')[0] ?? '') || a.ref.localeCompare(b.ref));
}

/** @throws when the reference names no known source: the rule "sources-exist" keeps that from happening. */
export function cite(ref: string, sources: Record<string, Source>): Citation {
  const [id = '', section = ''] = ref.split('#');
  const source = sources[id];
  if (!source) throw new Error(`No source "${id}" in content/sources.yaml`);
  const url = section === '' ? source.url : source.section ? source.section.replace('{}', section) : `${source.url}#${section}`;
  return { ref, title: source.title, section, url };
}
