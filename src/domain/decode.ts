import type { Message, Messages } from '../schemas/message.ts';
import { type CloseFrame, findCloseFrames } from './close-frame.ts';
import { codesByName, findNamedCodes, isCommon, isTelling, spellingsOf } from './code-names.ts';
import { fold } from './fold.ts';
import { findCodes, isDistinctive, patternsOfName } from './mentions.ts';
import { tailsOf } from './message-tails.ts';
import { longestNote, type Mention } from './numbers.ts';
import { findStatuses } from './statuses.ts';
import { isAboutSockets, isOfOtherSystem, tellsOfEnding } from './surroundings.ts';
import type { Symptom } from './symptoms.ts';
import { compileTemplates, type TemplateMatch } from './templates.ts';

export type Failure = NonNullable<Message['failure']>;
export type Side = Message['side'];

/** A message of a library: its text with placeholders, the position of its library, what it means, where that is explained, who prints it. */
export type DecoderMessage = [
  text: string,
  library: number,
  /** A close code from 1000 on, an HTTP status below; null where a placeholder holds it. */
  meaning: number | Failure | null,
  /** Page and cause, as "1006#idle-timeout"; the page alone, or null for the page of the code that the text names. */
  target: string | null,
  side: Side,
];

/** All that the decoder knows. */
export interface DecoderData {
  libraries: { id: string; name: string; kind: Messages['kind'] }[];
  messages: DecoderMessage[];
  /** The names of each code as programs write them: registered name and aliases. */
  names: [code: number, names: string[]][];
}

/** What a piece of the text means. */
export interface Finding {
  /** The close code; null where none is meant. */
  code: number | null;
  /** The HTTP status that refused the WebSocket. */
  http: number | null;
  failure: Failure | null;
  /** Id of the library whose message it is. */
  library: string | null;
  side: Side | null;
  /** The page that explains it: a code's, or one that explains the failure. */
  page: string;
  /** The cause on that page. */
  cause: string | null;
  /** Id of the service that a code from 3000 on belongs to. */
  service: string | null;
  /** exact: a known message; pattern: the words of the text say so; number: it stands alone. */
  confidence: 'exact' | 'pattern' | 'number';
  /** The part of the text that says so. */
  start: number;
  end: number;
  /** How many places of the text mean the same. */
  count: number;
  frame: CloseFrame | null;
}

/** How far from a code, in characters, the name of its service is looked for. */
const vicinity = 500;

/** How far behind a message, in characters, its HTTP status is looked for. */
const longestLine = 200;

/** Where the calls of the interface are explained. */
const wrongCall = { page: 'send' };

/** Where a failed opening handshake is explained. */
const failedHandshake = { page: '1006', cause: 'handshake-failed' };

/** Longest input: 1 MB of text in one-byte characters. What comes after it is not read. */
export const longestInput = 1 << 20;

/**
 * Makes the decoder. It is pure, and its work grows with the length of the text alone.
 * @param findSymptom reads for words of its own a text of which nothing is known, or no reason; left out where the data is not whole.
 * @returns the findings in the order of the text: known messages, and numbers that the text calls codes; a message that stands for a
 * code without naming it comes after them. Only where there are none of these, a number that stands alone in a short text.
 * @throws RangeError when a message has no fixed part of four characters.
 */
export function createDecoder(
  { libraries, messages, names }: DecoderData,
  findSymptom: (text: string) => Symptom | undefined = () => undefined,
): (input: string) => Finding[] {
  const identifiers = names.flatMap(([code, spellings]) => spellingsOf(spellings).map((spelling) => ({ code, spelling })));
  const known = [...messages, ...tailsOf(messages)];
  const findTemplates = compileTemplates([...known.map(([text]) => text), ...identifiers.map(({ spelling }) => spelling)]);
  const named = codesByName(names);
  const patterns = new Map(names.map(([code, list]) => [code, patternsOfName([...new Set([...list.map(fold), ...spellingsOf(list)])])]));
  const services = libraries
    .filter(({ kind }) => kind === 'service')
    .map(({ id, name }) => ({ id, names: [id.replaceAll('-', ' '), fold(name.split(' (')[0] ?? name)] }));

  const serviceIn = (text: string) => services.find((each) => each.names.some((name) => text.includes(name)))?.id ?? null;

  function ofMatch({ index, start, end, values }: TemplateMatch, text: string): Finding | undefined {
    const message = known[index];
    if (message) {
      const finding = { ...messageFinding(message, libraries, values), start, end };
      // A refused or broken connection may be any: systems and runtimes have one text for all of them.
      const kind = libraries[message[1]]?.kind ?? '';
      return ofAnySocket.has(kind) && isImplied(finding, text) && isOfOtherSystem(text, start, end) ? undefined : finding;
    }
    const { code, spelling = '' } = identifiers[index - known.length] ?? {};
    if (code === undefined) return undefined;
    const isAlone = text.trim().length <= spelling.length + 2;
    const isSaid =
      isAlone || isTelling(text.slice(Math.max(0, start - 16), end)) || (!isCommon(spelling) && isAboutSockets(text, start, end));
    return isSaid ? ofCode(code, start, end, 'pattern') : undefined;
  }

  return (input) => {
    const text = fold(input.slice(0, longestInput));
    const frames = findCloseFrames(input.slice(0, longestInput)).map(({ start, end, frame }): Finding => {
      // A Close frame without a code is what 1005 stands for.
      return { ...ofCode(frame.code ?? 1005, start, end, 'exact'), frame };
    });
    const taken = new Uint8Array(text.length);
    const matches = keepHeaviest(findTemplates(text), taken);
    // A message about a wrong call may name the number that was passed: nothing was closed with it.
    for (const { index, start, end } of matches) if (known[index]?.[2] === 'misuse') taken.fill(1, start, end);
    const mentions = findCodes(text, patterns, (near) => serviceIn(near) !== null).filter(({ start }) => !taken[start]);
    const messagesFound = matches.flatMap((match) => ofMatch(match, text) ?? []);
    const statuses = findStatuses(text)
      .filter(({ start }) => !taken[start])
      .map(({ start, end, number }) => ofStatus(number, start, end));
    const refusals = [...messagesFound, ...statuses].filter((finding): finding is Finding & Status => finding.http !== null);
    refusals.sort((a, b) => a.start - b.start);
    const findings = [
      ...frames,
      ...messagesFound.map((finding) => withStatus(finding, refusals, text)),
      ...mentions.filter(({ isSaid }) => isSaid).map(({ start, end, number }) => ofCode(number, start, end, 'pattern')),
      ...findNamedCodes(text, named)
        .filter(({ start }) => !taken[start])
        .map(({ code, start, end }) => ofCode(code, start, end, 'pattern')),
      ...statuses,
    ];
    const asked = findings.length > 0 ? [] : askedFor(text, mentions).map(({ start, end, number }) => ofCode(number, start, end, 'number'));
    const symptom = asked.length === 0 && findings.every(isBare) ? findSymptom(text) : undefined;
    const isNews = symptom && (findings.length === 0 || isReason(symptom));
    const found = [...findings, ...asked, ...(isNews ? [ofSymptom(symptom)] : [])];
    const wasOpen = text.length <= longestNote && found.some(({ code }) => code !== null && isSent(code));
    const ranked = found.map((finding) => ({ finding, rank: wasOpen && finding.failure === 'refused' ? 1 : rankOf(finding, text) }));
    ranked.sort(({ rank: r, finding: a }, { rank: s, finding: b }) => r - s || a.start - b.start || b.end - a.end);
    return mergeEqual(ranked.map(({ finding }) => finding)).map((finding) => {
      const isOfService = finding.code !== null && finding.code >= 3000;
      return isOfService
        ? { ...finding, service: serviceIn(text.slice(Math.max(0, finding.start - vicinity), finding.end + vicinity)) }
        : finding;
    });
  };
}

const blank = {
  code: null,
  http: null,
  failure: null,
  library: null,
  side: null,
  cause: null,
  service: null,
  start: 0,
  end: 0,
  count: 1,
  frame: null,
} as const;

const ofCode = (code: number, start: number, end: number, confidence: Finding['confidence']): Finding => ({
  ...blank,
  code,
  page: String(code),
  confidence,
  start,
  end,
});

const ofStatus = (http: number, start: number, end: number): Finding => ({
  ...blank,
  ...failedHandshake,
  http,
  failure: 'answer',
  confidence: 'pattern',
  start,
  end,
});

function ofSymptom({ start, end, meaning }: Symptom): Finding {
  const told = ofCode(1006, start, end, 'pattern');
  if (meaning === 1006) return told;
  if (meaning === 'handshake-failed') return { ...told, ...failedHandshake };
  return { ...told, code: null, failure: meaning, ...(meaning === 'misuse' ? wrongCall : failedHandshake) };
}

/** It says that no connection came to be, and not why. */
export const isBare = ({ code, cause }: Finding): boolean => code === 1006 && cause === failedHandshake.cause;

/** And this says why. */
const isReason = ({ meaning }: Symptom): boolean => meaning !== 1006 && meaning !== 'handshake-failed' && meaning !== 'misuse';

/** A message that stands for a code without naming it, or for a wrong call, says less than a code that is written out. */
const rankOf = ({ code, failure, library, start, end }: Finding, text: string): number =>
  failure === 'misuse' || (library !== null && code !== null && !text.slice(start, end).includes(String(code))) ? 1 : 0;

/** A code that one side sent: the connection was open, and "refused" in the same note tells of the application. */
const isSent = (code: number) => code !== 1005 && code !== 1006 && code !== 1015;

/** What carries other connections than WebSockets. */
const ofAnySocket = new Set<string>(['system', 'runtime', 'proxy']);

/** A meaning that the text does not name: a failure, or 1006 for a connection that broke. */
const isImplied = ({ code, start, end }: Finding, text: string): boolean =>
  !/web ?socket/.test(text.slice(start, end)) && (code === null || (code === 1006 && !text.slice(start, end).includes('1006')));

/** A refusal whose status stands elsewhere in its line. */
function withStatus(finding: Finding, statuses: readonly Status[], text: string): Finding {
  if (finding.failure !== 'answer' || finding.http !== null) return finding;
  let from = 0;
  // Halving: a text may hold many of both.
  for (let to = statuses.length; from < to; ) {
    const middle = (from + to) >> 1;
    if ((statuses[middle]?.start ?? 0) < finding.start) from = middle + 1;
    else to = middle;
  }
  const near = [statuses[from], statuses[from - 1]].find((status) => status && isSameLine(text, status, finding));
  return near ? { ...finding, http: near.http } : finding;
}

type Status = Pick<Finding, 'start' | 'end'> & { http: number };

/** In a note, all that is said is said of one thing. */
function isSameLine(text: string, a: Pick<Finding, 'start' | 'end'>, b: Pick<Finding, 'start' | 'end'>): boolean {
  const [from, to] = [Math.min(a.end, b.end), Math.max(a.start, b.start)];
  return to - from < longestLine && (text.length <= 2 * longestNote || !text.slice(from, to).includes('\n'));
}

/** What a message means, with the numbers that stood in its placeholders. */
export function messageFinding(
  [, library, meaning, target, side]: DecoderMessage,
  libraries: DecoderData['libraries'],
  values: TemplateMatch['values'] = {},
): Finding {
  const number = typeof meaning === 'number' ? meaning : undefined;
  const code = number !== undefined && number >= 1000 ? number : (values.code ?? null);
  const http = number !== undefined && number < 1000 ? number : (values.http ?? null);
  const [page, cause = null] = target?.split('#') ?? [];
  return {
    ...blank,
    code,
    http,
    failure: typeof meaning === 'string' ? meaning : http === null ? null : 'answer',
    library: libraries[library]?.id ?? null,
    side,
    ...(code !== null ? { page: String(code) } : meaning === 'misuse' ? wrongCall : failedHandshake),
    ...(page ? { page, cause } : {}),
    confidence: 'exact',
  };
}

/** Of messages that claim the same characters, the one with the most fixed text stands. Marks what is claimed. */
function keepHeaviest(matches: TemplateMatch[], taken: Uint8Array): TemplateMatch[] {
  return matches
    .sort((a, b) => b.weight - a.weight || a.start - b.start || a.index - b.index)
    .filter(({ fixed }) => {
      if (fixed.some(([from, to]) => taken.subarray(from, to).includes(1))) return false;
      for (const [from, to] of fixed) taken.fill(1, from, to);
      return true;
    });
}

/** Characters of a text that may be a question about a number. */
const longestQuestion = 80;

/** Words that may stand around a number in a question about it. */
const filler =
  /^(?:web|sockets?|websockets?|wss?|close|closed|closing|event|codes?|codigos?|status|error|err|errors?|vs|versus|and|or|y|o|the|de|del|el|la|un|what|is|does|mean|means|que|es|significa|how|to|fix|why|por|solve|cierre|关闭码|错误码?|状态码|代码|断开|报错|怎么办|是什么|什么|意思|和|与|的区别|区别)$/;

/** The numbers that a short text can only be about: nothing else stands there but words that ask. */
function askedFor(text: string, mentions: readonly Mention[]): Mention[] {
  if (text.length > longestNote) return [];
  const words = text.match(/[a-z]+|[一-鿿]+/g) ?? [];
  const numbers = text.match(/\d+/g) ?? [];
  // Chinese has no spaces: a sentence about an error is enough.
  const isAsked = /码|错误|报|断|关闭|收到|socket|\bws\b/.test(text);
  const isQuestion =
    text.length <= longestQuestion &&
    numbers.length <= 2 &&
    words.every((word) => filler.test(word) || (isAsked && /^[一-鿿]+$/.test(word)));
  return (isQuestion ? mentions : mentions.filter(({ number }) => isDistinctive(number) && tellsOfEnding(text))).slice(0, 2);
}

/** One finding for each meaning, at its first place, with all that any of its places says. */
function mergeEqual(findings: readonly Finding[]): Finding[] {
  const groups = Map.groupBy(findings, ({ code, http, failure }) => `${code} ${http} ${http ? '' : failure}`);
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const known = same.find(({ confidence }) => confidence === 'exact') ?? first;
    const { library, side, page, cause, confidence } = known;
    const frame = same.find((finding) => finding.frame)?.frame ?? null;
    return [{ ...first, library, side, page, cause, confidence, frame, count: countPlaces(same) }];
  });
}

/** How many places of the text these findings stand in; a message may lie within another. */
function countPlaces(findings: readonly Finding[]): number {
  let count = 0;
  let end = -1;
  for (const finding of findings.toSorted((a, b) => a.start - b.start)) {
    if (finding.start >= end) count += 1;
    end = Math.max(end, finding.end);
  }
  return count;
}
