import type { Catalog } from '../domain/catalog.ts';
import type { DecoderFile } from '../domain/describe-finding.ts';
import { decoderData, splitData } from '../domain/messages.ts';
import type { Locale } from '../i18n/locales.ts';
import { translateTo } from '../i18n/translate.ts';
import { assetPath, pagePath } from '../i18n/urls.ts';

/** The path of a language's decoder data below the site's root, without the language. */
export const decoderDataFile = 'decode.json';

/** The path of the messages that are fetched when those have no answer; the same for every language. */
export const moreMessagesFile = 'decode-more.json';

/** What a page needs to decode in the reader's browser: the messages, and the words for what they mean. */
export function decoderFile(catalog: Catalog, lang: Locale): DecoderFile {
  const strings = translateTo(lang)('decode', { returnObjects: true, skipInterpolation: true });
  const { code, http, failure, from, confidence, service, times, unnamed } = strings;
  const targets = new Set(decoderData(catalog).messages.map(([, , , target]) => target));
  return {
    data: splitData(catalog).core,
    more: assetPath(moreMessagesFile),
    base: pagePath(lang, 'x').replace(/x$/, ''),
    names: Object.fromEntries(catalog.codes.map(({ facts, words }) => [facts.code, words[lang].name])),
    causes: Object.fromEntries(
      catalog.codes.flatMap(({ facts, words }) =>
        Object.entries(words[lang].causes)
          .map(([id, { title }]): [string, string] => [`${facts.code}#${id}`, title])
          .filter(([target]) => targets.has(target)),
      ),
    ),
    strings: { code, http, failure, from, confidence, service, times, unnamed },
  };
}
