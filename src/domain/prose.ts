/** A string of a content file with the path of keys that leads to it. */
export interface TextAt {
  path: string;
  text: string;
}

/** Every string in a value, with its path: `causes.idle-timeout.fix`. */
export function collectTexts(value: unknown, path = ''): TextAt[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, i) => collectTexts(item, `${path}[${i}]`));
  if (value && typeof value === 'object')
    return Object.entries(value).flatMap(([key, item]) => collectTexts(item, path ? `${path}.${key}` : key));
  return [];
}

/** Prose without code spans, code blocks, link targets, tags and expressions: what is written in a language. */
export function plainProse(markdown: string): string {
  return markdown
    .replaceAll(/```[\s\S]*?```/g, ' ')
    .replaceAll(/`[^`]*`/g, ' ')
    .replaceAll(/\]\([^)]*\)/g, '] ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\{[^}]*\}/g, ' ');
}

/** The sentences of a Markdown text that are long enough to be noticed twice, white space folded. */
export function sentencesOf(markdown: string): string[] {
  return markdown
    .replaceAll(/```[\s\S]*?```/g, ' ')
    .split(/(?<=[.!?])\s+|(?<=[。！？])|\n{2,}|\n(?=[-*|#\d])/u)
    .map((sentence) => sentence.replaceAll(/[\s*_]+/g, ' ').trim())
    .filter((sentence) => sentence.length >= (/\p{Script=Han}/u.test(sentence) ? 12 : 30));
}
