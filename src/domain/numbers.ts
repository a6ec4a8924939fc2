/** A number that stands in a text, and where. */
export interface Mention {
  start: number;
  end: number;
  number: number;
}

/** How far around a number it is read, in characters: in its own line, and beyond it. A fixed amount of work for each number. */
export const reach = { line: 72, near: 240, topic: 40 };

/** Words written one after the other, as a list. */
export const listOf = (words: string) => words.split(/\s+/);
/** A group of a regular expression that matches any of them. */
export const anyOf = (words: readonly string[]) => `(?:${words.join('|')})`;

/** Units and things counted. */
export const counted =
  /^\s?(?:ms|msec\w*|s|secs?|seconds?|segundos?|milisegundos?|milliseconds?|m?in|minutes?|minutos?|hours?|[kmg]?i?b|bytes?|octets?|chars?|characters?|caracteres|px|rpm|rps|req|hz|requests|peticiones|messages|mensajes|msgs|frames|tramas|events|eventos|clients|clientes|users|usuarios|connections|conexiones|sockets|websockets?|sessions|sesiones|subscribers|items|rows?|filas|times|veces|lines?|records?|retries|attempts?|intentos|tokens?|tests?|passed|total|idle|active|open (?=\w)|euros?|usd|eur|秒|毫秒|个|次|条|字节|字符|分钟|小时|位|人|行|号端口|端口|元|年|号)(?![a-z0-9]|\.[a-z])/;

/** Of folded text: is this character one of 0 to 9? */
export const isDigit = (character: string | undefined) => character !== undefined && character >= '0' && character <= '9';
/** Or one of a to z, or an underscore? */
export const isLetter = (character: string | undefined) =>
  character !== undefined && ((character >= 'a' && character <= 'z') || character === '_');

/** Characters between a key and its number. */
const joints = ' \t\n"\'=:>([{|#,)]}-';

/** The word that stands in front of a number; of Chinese, which has no spaces, the last character. */
export function wordBefore(text: string, start: number): string {
  let end = start;
  while (end > 0 && start - end < 12 && joints.includes(text[end - 1] ?? '')) end -= 1;
  let from = end;
  while (from > 0 && end - from < 14 && isLetter(text[from - 1])) from -= 1;
  return from === end ? (text[end - 1] ?? '') : text.slice(from, end);
}

/** A number that is joined to another by a slash: "1015/1006". */
const slashed = /^\d{4}\/\d{4}(?![\d/])/;

/** Is the run of digits a number of its own: no part of a word, version, address, time, amount, path or position in a file? */
function standsAlone(text: string, start: number, end: number): boolean {
  const [before2, before, after, after2] = [text[start - 2], text[start - 1], text[end], text[end + 1]];
  if (isLetter(before) && !/(?:^|[^a-z])(?:code|error|close)$/.test(text.slice(Math.max(0, start - 7), start))) return false;
  if (before === '/') return slashed.test(text.slice(start - 5, end)) && !isDigit(text[start - 6]);
  if (before === '#') return /(?:close|code|error) ?#$/.test(text.slice(Math.max(0, start - 8), start));
  if (before === '-') return isLetter(before2) || before2 === '-';
  if (before === ',') return !isDigit(before2);
  // "host:1006", "app.js:1011:41", "10:1006"; but "code:1006".
  if (before === ':' && (isDigit(before2) || before2 === ']' || before2 === '/' || before2 === ':')) return false;
  // "1011/keepalive ping timeout"
  if (after === '/') return slashed.test(text.slice(start, end + 5)) || /^\/[a-z]+ [a-z]/.test(text.slice(end, end + 20));
  if (after === '#') return !isDigit(after2);
  if (after === '-' && isLetter(after2)) return false;
  return !((after === '.' || after === ',' || after === ':' || after === '-') && isDigit(after2));
}

/** The numbers of a text that `digits` finds, all of `length` digits, and that stand alone. */
export function numbersIn(text: string, digits: RegExp, length: number): Mention[] {
  const numbers: Mention[] = [];
  digits.lastIndex = 0;
  // In a log of 1 MB tens of thousands of numbers are ruled out here: no object is made for one before that.
  while (digits.test(text)) {
    const end = digits.lastIndex;
    const start = end - length;
    if (standsAlone(text, start, end)) numbers.push({ start, end, number: Number(text.slice(start, end)) });
  }
  return numbers;
}

/** The line of a number in front of it. */
export function lineBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - reach.line), start);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  // PHP prints the key on one line and its value on the next.
  const isValue = line.length < before.length && /^\s*(?:int\(|=>)?\s*$/.test(line);
  return squeeze(isValue ? before.replaceAll('\n', ' ') : line).replace(/\d{4}\/$/, '');
}

/** And behind it. */
export function lineAfter(text: string, start: number, end: number): string {
  let after = text.slice(end, end + reach.line);
  // A number that has a line of its own is explained in the next.
  if (/^\**\n/.test(after) && /\n[\s*|#-]*$/.test(`\n${text.slice(Math.max(0, start - 8), start)}`)) after = after.replace('\n', ' ');
  const newline = after.indexOf('\n');
  return squeeze(newline < 0 ? after : after.slice(0, newline)).replace(/^\/\d{4}/, '');
}

/** Its own line and those around it: is this about a WebSocket at all? */
export const linesAround = (text: string, start: number, end: number): string =>
  text.slice(Math.max(0, start - reach.near), end + reach.near);

/** With one space for several, as they stand where a terminal's colours were. */
const squeeze = (text: string) => (text.includes('  ') ? text.replaceAll(/ {2,}/g, ' ') : text);

/** Characters of a text that is short enough for each of its numbers to be looked at closely. */
export const longestNote = 300;
