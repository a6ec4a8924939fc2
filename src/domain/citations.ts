import type { Source } from '../schemas/source.ts';
import { collectTexts } from './prose.ts';

export interface Citation {
  /** The source's id, as in content/sources.yaml. */
  id: string;
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
    .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id) || a.section.localeCompare(b.section, 'en', { numeric: true }));
}

/** @throws when the reference names no known source: the rule "sources-exist" keeps that from happening. */
export function cite(ref: string, sources: Record<string, Source>): Citation {
  const [id = '', section = ''] = ref.split('#');
  const source = sources[id];
  if (!source) throw new Error(`No source "${id}" in content/sources.yaml`);
  const url = section === '' ? source.url : source.section ? source.section.replace('{}', section) : `${source.url}#${section}`;
  return { id, title: source.title, section, url };
}
