import { stringify } from 'yaml';
import { localeIds, sourceLocale } from '../i18n/locales.ts';

/** The empty strings that the schemas reject: the check names each one that its author has yet to write. */
const empty = '';

/** The files of a new code: every key that the schemas ask for, nothing that passes the check unwritten. */
export function codeSkeleton(code: number): Record<string, string> {
  const sources = [empty];
  const facts = {
    code,
    registration: { description: empty, isName: true, reference: null, sources },
    ending: { value: 'to-mend', sources },
    error: { value: 'depends', sources },
    closer: { value: 'peer', sources },
    travels: { value: true, sources },
    setBy: { value: 'either', sources },
    script: { mayClose: { value: false, sources }, sees: { code, wasClean: true, sources } },
    reconnect: { verdict: 'after-fix', delay: null, basis: 'advice', sources },
    trace: { client: empty, role: 'client', scenario: `receives-${code}` },
    causes: [{ id: empty, layer: 'server', sources }],
    confusedWith: [],
    aliases: [],
    definedIn: sources,
    checked: empty,
  };
  const words = {
    name: empty,
    answer: empty,
    gist: empty,
    seen: [empty],
    causes: {},
    tell: empty,
    send: empty,
    reconnect: empty,
    handle: empty,
    confused: {},
    terms: [],
  };
  const mdx = (lang: string) => `---\n${stringify(lang === sourceLocale ? words : { ...words, renders: empty })}---\n`;
  return { 'code.yaml': stringify(facts), ...Object.fromEntries(localeIds.map((lang) => [`${lang}.mdx`, mdx(lang)])) };
}
