import { sourceLocale } from '../i18n/locales.ts';
import type { CodeFacts, CodeWords } from '../schemas/code.ts';
import type { Entry } from './catalog.ts';

/** A line of a log up to its link: what a program writes, in English, and the page without a language that it leads to. */
export interface LogLine {
  text: string;
  slug: string;
}

/** The line for a number and what it is called. */
export const logNumber = (code: number, name: string): LogLine => ({ text: `WebSocket closed: ${code} ${name}`, slug: String(code) });

/** The line for a registered code, by its registered name where it has one. */
export const logCode = ({ facts: { code, registration }, words }: Entry<CodeFacts, CodeWords>): LogLine =>
  logNumber(code, registration.isName ? registration.description : words[sourceLocale].name);
