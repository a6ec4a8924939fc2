import { localeIds, sourceLocale } from '../i18n/locales.ts';
import type { Message, Messages } from '../schemas/message.ts';
import type { Catalog, MessagesEntry } from './catalog.ts';
import type { DecoderData, DecoderMessage } from './decode.ts';

/** The names in braces of a message's text. */
export const placeholdersOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** Page and cause that explain a message, as "1006#idle-timeout"; undefined where the text itself names the code. */
export function targetOf({ code, cause }: Message): string | undefined {
  if (cause?.includes('#')) return cause;
  if (code === undefined) return undefined;
  return cause ? `${code}#${cause}` : String(code);
}

/** Where a reader finds a message in the source of its library; undefined for what the lab has recorded. */
export function sourceUrl({ repository }: Pick<Messages, 'repository'>, source: string): string | undefined {
  const whole =
    /^(?<repo>[\w.-]+\/[\w.-]+)@(?<commit>[\w.-]+)\/(?<path>[^:]+)(?::(?<line>\d+))?/.exec(source) ??
    /^(?<repo>[^@]+)@(?<commit>[^:]+):(?<path>[^:]+)(?::(?<line>\d+))?/.exec(`${repository}:${source}`);
  const { repo, commit, path, line } = whole?.groups ?? {};
  return repo && commit && path ? `https://github.com/${repo}/blob/${commit}/${path}${line ? `#L${line}` : ''}` : undefined;
}

function meaningOf({ code, http, failure, text }: Message): DecoderMessage[2] {
  const names = placeholdersOf(text);
  if (code !== undefined || http !== undefined) return code ?? http ?? null;
  return names.includes('code') || names.includes('http') ? null : (failure ?? null);
}

/** What the decoder needs of the catalog. */
export function decoderData({ messages, codes }: Pick<Catalog, 'messages' | 'codes'>): DecoderData {
  return {
    libraries: messages.map(({ id, facts: { name, kind } }) => ({ id, name, kind })),
    messages: messages.flatMap(({ facts }, library) =>
      facts.messages.map((message): DecoderMessage => [message.text, library, meaningOf(message), targetOf(message) ?? null, message.side]),
    ),
    names: codes.map(({ facts: { code, registration, aliases }, words }) => [
      code,
      [...new Set([...(registration.isName ? [registration.description] : []), ...aliases, ...localeIds.map((lang) => words[lang].name)])],
    ]),
  };
}

/** The decoder's data in the two parts in which it travels: what many readers need, and the messages of other libraries and languages. */
export function splitData(catalog: Pick<Catalog, 'messages' | 'codes'>): { core: DecoderData; more: DecoderData } {
  const part = (isCore: boolean) =>
    catalog.messages.flatMap(({ facts, ...entry }) => {
      const messages = facts.messages.filter(({ lang }) => (facts.common && lang === sourceLocale) === isCore);
      return messages.length > 0 ? [{ ...entry, facts: { ...facts, messages } }] : [];
    });
  return {
    core: decoderData({ ...catalog, messages: part(true) }),
    more: decoderData({ codes: [], messages: part(false) }),
  };
}

/** Both parts as one. */
export const joinData = (core: DecoderData, more: DecoderData): DecoderData => ({
  libraries: [...core.libraries, ...more.libraries],
  messages: [
    ...core.messages,
    ...more.messages.map(([text, library, ...rest]): DecoderMessage => [text, library + core.libraries.length, ...rest]),
  ],
  names: core.names,
});

/** How many messages there are, and of how many libraries. */
export const countMessages = (messages: readonly MessagesEntry[]) => ({
  libraries: messages.length,
  messages: messages.reduce((sum, { facts }) => sum + facts.messages.length, 0),
});
