import { localeIds, sourceLocale } from '../../i18n/locales.ts';
import type { Problem } from '../problem.ts';
import { collectTexts, plainProse } from '../prose.ts';
import type { Rule } from './rule.ts';

/** i18next writes one key a plural form; a language has the forms of its own grammar. */
const withoutPlural = (path: string) => path.replace(/_(zero|one|two|few|many|other)$/, '');
const variables = (text: string) => [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? ''))].sort();

export const interfaceStrings: Rule = {
  name: 'interface-strings',
  description: 'content/ui has the same keys and the same {{variables}} in every language.',
  check: (raw) => {
    const texts = Object.fromEntries(localeIds.map((lang) => [lang, collectTexts(raw.ui[lang])]));
    const source = new Map((texts[sourceLocale] ?? []).map(({ path, text }) => [withoutPlural(path), text]));
    return localeIds.flatMap((lang): Problem[] => {
      const file = `content/ui/${lang}.json`;
      const own = new Map((texts[lang] ?? []).map(({ path, text }) => [withoutPlural(path), text]));
      return [
        ...[...source.keys()]
          .filter((key) => !own.has(key))
          .map((key) => ({ file, found: `no "${key}"`, expected: `the keys of ${sourceLocale}.json`, fix: `translate "${key}"` })),
        ...[...own].flatMap(([key, text]): Problem[] => {
          const english = source.get(key);
          if (english === undefined)
            return [
              {
                file,
                found: `"${key}"`,
                expected: `the keys of ${sourceLocale}.json`,
                fix: `remove "${key}", or add it to ${sourceLocale}.json`,
              },
            ];
          const wanted = variables(english).join(', ');
          const actual = variables(text).join(', ');
          if (wanted !== actual)
            return [
              { file, found: `"${key}" uses {{${actual}}}`, expected: `{{${wanted}}}`, fix: 'use the variables of the English text' },
            ];
          if (lang !== sourceLocale && text === english && (plainProse(text).match(/\p{L}/gu)?.length ?? 0) > 20)
            return [{ file, found: `"${key}" is the English text`, expected: `a text in "${lang}"`, fix: 'translate it' }];
          return [];
        }),
      ];
    });
  },
};
