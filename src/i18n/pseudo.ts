/** Marks a text as coming from content/; a text inside a text is marked once. */
export const markPseudo = (text: string) => `⟦${text.replaceAll(/[⟦⟧]/g, '')}⟧`;

/** Marks every string of a value, keys left alone. */
export function markPseudoDeep<T>(value: T): T {
  if (typeof value === 'string') return markPseudo(value) as T;
  if (Array.isArray(value)) return value.map(markPseudoDeep) as T;
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, markPseudoDeep(item)])) as T;
  return value;
}
