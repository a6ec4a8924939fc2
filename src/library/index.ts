import {
  type Closer,
  type Ending,
  facts,
  type IsError,
  type Language,
  type RangeId,
  type ReconnectVerdict,
  type Runtime,
  type Setter,
} from './facts.ts';

export interface LanguageOption {
  /** The language of name, answer and link; English by default. */
  lang?: Language | undefined;
}

export interface LinkOptions extends LanguageOption {
  /** Where the site stands, with or without a trailing slash; by default the one that this package was built for. */
  base?: string | undefined;
}

/** Anything with the code of a close: a browser's CloseEvent, or an object made from what a server was told. */
export interface CloseLike {
  readonly code: number;
  /** The peer's text, or its UTF-8 bytes, such as the Buffer that `ws` hands over. */
  readonly reason?: string | ArrayBuffer | ArrayBufferView | null | undefined;
}

interface CloseCodeBase {
  readonly code: number;
  /** In the language asked for. */
  readonly name: string;
  /** What it means, in one sentence of plain text. */
  readonly answer: string;
  /** May it stand in a Close frame? */
  readonly travels: boolean;
}

/** A code of the IANA registry. */
export interface RegisteredCode extends CloseCodeBase {
  readonly registered: true;
  /** The registry's Description, in English, to the letter. */
  readonly description: string;
  readonly ending: Ending;
  readonly error: IsError;
  readonly closer: Closer;
  readonly setBy: Setter;
  readonly reconnect: ReconnectVerdict;
  /** The range that it was registered in; null for the codes of the protocol itself. */
  readonly range: RangeId | null;
}

/** A number that nobody registered: name and answer are those of its range; what no number can tell is null. */
export interface UnregisteredCode extends CloseCodeBase {
  readonly registered: false;
  readonly description: null;
  readonly ending: null;
  readonly error: null;
  readonly closer: null;
  readonly setBy: null;
  readonly reconnect: null;
  readonly range: RangeId;
}

export type CloseCode = RegisteredCode | UnregisteredCode;

/**
 * What a close code means. Every integer answers; one that two bytes cannot hold (below 0, above 65535) as the last range.
 * @throws {TypeError} when `code` is no integer or `lang` no language of this package.
 */
export function closeCode(code: number, options: LanguageOption = {}): CloseCode {
  checkInteger(code);
  const lang = languageOf(options);
  const known = facts.codes[code];
  const range = rangeOf(code);
  if (known) {
    const { description, ending, error, closer, travels, setBy, reconnect } = known;
    const id = range ? (range.id as RangeId) : null;
    const told = { description, ending, error, closer, travels, setBy, reconnect, range: id } as const;
    return Object.freeze({ code, registered: true, ...known.words[lang], ...told } as const);
  }
  const { id, travels, words } = range ?? lastRange();
  const untold = { description: null, ending: null, error: null, closer: null, setBy: null, reconnect: null } as const;
  return Object.freeze({ code, registered: false, ...words[lang], ...untold, travels, range: id as RangeId } as const);
}

/**
 * The address of the page on a code, made from the number alone: `<base>/1006`, `<base>/es/1006`.
 * @throws {TypeError} when `code` is no integer or `lang` no language of this package.
 */
export function closeCodeUrl(code: number, options: LinkOptions = {}): string {
  checkInteger(code);
  const { path } = facts.languages[languageOf(options)];
  // A BigInt never turns to "1e+21".
  return `${(options.base ?? facts.site).replace(/\/+$/, '')}${path}/${BigInt(code)}`;
}

/**
 * One line for a log: number, name, the peer's reason in quotes if there is one, the answer, the link.
 *
 * The reason comes from the peer, so nothing in it can end the line, leave the quotes or turn the reading direction: white
 * space, line ends, control characters and bidirectional controls become one space; longer than 123 characters, which no Close
 * frame can carry, it is cut.
 *
 * An event without a code is refused rather than taken for 1005: 1005 says that a Close frame came without a code, and what a
 * missing property says is that the object was no close event.
 * @throws {TypeError} when `event.code` is no integer, `event.reason` neither text nor bytes, or `lang` no language of this package.
 */
export function explainClose(event: CloseLike, options: LinkOptions = {}): string {
  checkInteger(event?.code, 'event.code');
  const { code, name, answer } = closeCode(event.code, options);
  const { colon } = facts.languages[languageOf(options)];
  const reason = quoteReason(event.reason);
  return `${code} ${name}${reason && ` ${reason}`}${colon}${answer} ${closeCodeUrl(code, options)}`;
}

/**
 * May a program put this code into a Close frame with this runtime's closing call? Yes, if the call takes the number and the
 * rules let it travel. A number from 3000 to 3999 that nobody registered gives false although most calls take it: RFC 6455
 * keeps that range for registered codes. Whether the code says what you mean, and whether it is for a client or a server to
 * send, `closeCode(code)` tells.
 * @throws {TypeError} when `code` is no integer or `runtime` unknown.
 */
export function canSend(code: number, runtime: Runtime): boolean {
  const taken = Object.hasOwn(facts.runtimes, runtime) ? facts.runtimes[runtime] : undefined;
  if (!taken) throw new TypeError(`runtime: found ${show(runtime)}, expected one of ${Object.keys(facts.runtimes).join(', ')}`);
  return closeCode(code).travels && taken.some(([from, to]) => code >= from && code <= to);
}

/**
 * Should a client connect again after this code? true: yes, after {@link reconnectDelay}. false: the work is done, or the same
 * attempt would end the same way until something is mended. undefined: the number cannot tell; ask the documentation of the
 * service that sent it.
 * @throws {TypeError} when `code` is no integer.
 */
export function shouldReconnect(code: number): boolean | undefined {
  const { reconnect } = closeCode(code);
  return reconnect === null ? undefined : reconnect === 'yes' || reconnect === 'later';
}

/**
 * How long to wait before connecting again: whole milliseconds, drawn at random on each call. The first wait lies within the
 * bounds that the code asks for, as 1012 does, else within those that RFC 6455 section 7.2.3 calls reasonable. Each failed
 * attempt raises the upper bound, up to a cap that the project advises.
 * @param attempt failed attempts since the connection was last open: 0 before the first; Infinity waits like any large number.
 * @throws {RangeError} when `attempt` is negative or no whole number.
 * @throws {TypeError} when `code` is no integer.
 */
export function reconnectDelay(attempt: number, code: number): number {
  checkInteger(code);
  if (!(Number.isInteger(attempt) || attempt === Infinity) || attempt < 0)
    throw new RangeError(`attempt: found ${show(attempt)}, expected a whole number from 0 on`);
  const { firstMax, factor, cap } = facts.backoff;
  const [min, max] = facts.codes[code]?.wait ?? [0, firstMax];
  const longest = Math.max(max, Math.min(cap, max * factor ** attempt));
  return Math.round((min + Math.random() * (longest - min)) * 1000);
}

const rangeOf = (code: number) => facts.ranges.find(({ from, to }) => code >= from && code <= to);

function lastRange() {
  const last = facts.ranges.at(-1);
  if (!last) throw new Error('this package was built without ranges; build it anew with: npm run package');
  return last;
}

function languageOf({ lang = facts.defaultLanguage }: LanguageOption): Language {
  if (!Object.hasOwn(facts.languages, lang))
    throw new TypeError(`lang: found ${show(lang)}, expected one of ${Object.keys(facts.languages).join(', ')}`);
  return lang;
}

function checkInteger(code: unknown, name = 'code'): void {
  if (!Number.isInteger(code)) throw new TypeError(`${name}: found ${show(code)}, expected an integer such as 1006`);
}

/** RFC 6455 section 5.5: a Close frame holds 125 bytes, two of them the code. */
const maxReason = 123;

function quoteReason(reason: CloseLike['reason']): string {
  const text = reason instanceof ArrayBuffer || ArrayBuffer.isView(reason) ? new TextDecoder().decode(reason) : (reason ?? '');
  if (typeof text !== 'string') throw new TypeError(`event.reason: found ${show(reason)}, expected text or its UTF-8 bytes`);
  const line = text.replaceAll(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim();
  const characters = Array.from(line);
  const kept = characters.length > maxReason ? `${characters.slice(0, maxReason).join('')}…` : line;
  return kept && JSON.stringify(kept);
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'number' || value === null ? String(value) : typeof value;
}
