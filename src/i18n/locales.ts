/** The only list of languages: paths, hreflang, tests and content checks derive from it. `gap` stands between two sentences. */
export const locales = [
  { id: 'en', path: '', htmlLang: 'en', name: 'English', ogLocale: 'en_US', gap: ' ' },
  { id: 'es', path: '/es', htmlLang: 'es', name: 'Español', ogLocale: 'es_ES', gap: ' ' },
  { id: 'zh', path: '/zh', htmlLang: 'zh-Hans', name: '中文', ogLocale: 'zh_CN', gap: '' },
] as const;

export type Locale = (typeof locales)[number]['id'];

/** The language that translations render, and whose pages stand at the root. */
export const sourceLocale: Locale = 'en';

export const localeIds = locales.map((locale) => locale.id);
export const translatedLocales = localeIds.filter((id) => id !== sourceLocale);

/** @throws when `id` is not one of {@link locales}. */
export function localeOf(id: string) {
  const found = locales.find((locale) => locale.id === id);
  if (!found) throw new Error(`Unknown language "${id}"; known: ${localeIds.join(', ')}`);
  return found;
}
