import { localeIds } from '../../i18n/locales.ts';
import { factsFile, folderNames, type Rule } from './rule.ts';

export const languages: Rule = {
  name: 'languages',
  description: 'Every entry has its facts and its words in every language.',
  check: (raw) =>
    folderNames.flatMap((folder) => {
      const ids = new Set([...raw[folder].facts, ...raw[folder].words].map((entry) => entry.id));
      return [...ids].flatMap((id) => {
        const missing = localeIds
          .filter((lang) => !raw[folder].words.some((entry) => entry.id === id && entry.lang === lang))
          .map((lang) => ({
            file: `content/${folder}/${id}/${lang}.mdx`,
            found: 'no valid file',
            expected: `the words of ${id} in "${lang}"`,
            fix: `write ${lang}.mdx with the keys of en.mdx; all of ${localeIds.join(', ')} must exist`,
          }));
        const noFacts = raw[folder].facts.some((entry) => entry.id === id)
          ? []
          : [
              {
                file: `content/${folder}/${id}/${factsFile[folder]}`,
                found: 'no valid file',
                expected: `the facts of ${id}`,
                fix: `write ${factsFile[folder]}, or remove the folder`,
              },
            ];
        return [...noFacts, ...missing];
      });
    }),
};
