import i18next, { type TFunction } from 'i18next';
import en from '../../content/ui/en.json' with { type: 'json' };
import es from '../../content/ui/es.json' with { type: 'json' };
import zh from '../../content/ui/zh.json' with { type: 'json' };
import { settings } from '../settings.ts';
import { type Locale, localeIds, sourceLocale } from './locales.ts';
import { markPseudo } from './pseudo.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: { ui: typeof en };
  }
}

export type Translate = TFunction<'ui'>;

const instance = i18next.createInstance();
await instance.init({
  ns: 'ui',
  defaultNS: 'ui',
  lng: sourceLocale,
  fallbackLng: false,
  supportedLngs: localeIds,
  resources: { en: { ui: en }, es: { ui: es }, zh: { ui: zh } },
  // Astro escapes what it prints.
  interpolation: { escapeValue: false },
  parseMissingKeyHandler: (key) => {
    throw new Error(`content/ui: no string "${key}"`);
  },
  missingInterpolationHandler: (text, match) => {
    throw new Error(`content/ui: no value for ${match[0]} in "${text}"`);
  },
  postProcess: settings.pseudoLocale ? ['pseudo'] : [],
});
instance.use({ type: 'postProcessor', name: 'pseudo', process: (value: string) => markPseudo(value) });

/** The interface strings of one language, by typed key. A missing key or variable throws. */
export const translateTo = (lang: Locale): Translate => instance.getFixedT(lang, 'ui');
