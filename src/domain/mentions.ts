/** A number that stands in a text, and where. */
export interface Mention {
  start: number;
  end: number;
  number: number;
}

/** A number that is a close code by what stands around it. */
export interface CodeMention extends Mention {
  /** Does the text say that it is one? Otherwise nothing speaks against it, and that is all. */
  isSaid: boolean;
}

/** What surrounds a number, folded: enough to tell, and no more than a fixed amount of work for each number. */
interface Surroundings {
  /** From the beginning of its line. */
  before: string;
  /** To the end of its line. */
  after: string;
  /** Both, and a few lines more: is this about a WebSocket at all? */
  near: string;
}

const reach = { line: 72, near: 240 };

/** What a log of WebSockets speaks of, in three languages; accents are gone. */
const aboutWebSockets =
  /websocket|\bwss?\b|wss?:|socket|sockjs|wasclean|onclose|closeevent|close[ _]?code|codigo de cierre|关闭码|握手|长连/;
const aboutConnections =
  /clos(?:e|ed|ing|ure)\b|disconnect|reconnect|connection|network|\bconn\b|upgrade|handshake|conexion|conectar|desconect|cerr[aoe]|cierre|se cae|连接|断开|断线|掉线|关闭|重连|链接/;

/** What says that numbers near it are those of something else. */
const aboutElse =
  /\b(?:mysql|mariadb|sqlstate|innodb|ora-|kafka|hy000|winerror|cloudflare|cf-ray|ray id|rate[ -]limited for|being rate limited|hresult|activex|cuda|exit(?:ed)? (?:code|status)|modbus|snmp|oid|errno)\b/;

/** An ending is told, and then its number: "closed with code 1006", "disconnected (1006)", "código de cierre: 1001", "关闭码：1006". */
const toldEnding =
  /(?:clos(?:e|ed|es|ing|ure)|fail(?:ed|s|ing|ure)?|disconnect(?:ed|s|ion|ing)?|dropp(?:ed|ing)|terminated|kicked|closecode|closestatus|cierre|cerrad[oa]|cerro|cierra|desconectad[oa]|desconecta|desconexion|关闭|断开|断线|掉线|断连)(?![a-z])[^\d\n;]{0,60}$/;

const listOf = (words: string) => words.split(/\s+/);
const anyOf = (words: readonly string[]) => `(?:${words.join('|')})`;

/** What calls a number a code, and what may stand between that and the number; "code", "error" and "status" also end other words. */
const namesOfCode = listOf('status closestatus codigo err rcvd recv received sent recibido enviado');
const afterNameOfCode = listOf('code status error de cierre websocket of is was es con codigo num number');
const calledCode = new RegExp(
  `(?:(?<![a-z])(?:[a-z]*code|${namesOfCode.join('|')})|error|码|错误|报错)(?: ${anyOf(afterNameOfCode)})*` +
    String.raw` ?["'\])]{0,2} ?[=:>(["'{|#-]{0,3}[ "'(=>]{0,3}(?:\w{1,12}\()?$`,
);

/** Weaker: someone tells of it. */
const telling = listOf(
  `with con getting get got give gives of return returns returned throw throws saw seeing show shows sale salio salta da un recibo recibe
  devuelve aparece obtengo 错误 报 报错 出现 返回 提示 收到 状态 a an the`,
);
const afterTelling = listOf('a an un una el la the error code codigo close');
const toldOf = new RegExp(`${anyOf(telling)}(?: ${anyOf(afterTelling)})* ?["'(:]{0,2}$`);

/** Units and things counted. */
const counted =
  /^\s?(?:ms|msec\w*|s|secs?|seconds?|segundos?|milisegundos?|milliseconds?|m?in|minutes?|minutos?|hours?|[kmg]?i?b|bytes?|octets?|chars?|characters?|caracteres|px|rpm|rps|req|hz|requests|peticiones|messages|mensajes|msgs|frames|tramas|events|eventos|clients|clientes|users|usuarios|connections|conexiones|sockets|websockets?|sessions|sesiones|subscribers|items|rows?|filas|times|veces|lines?|records?|retries|attempts?|intentos|tokens?|tests?|passed|total|idle|active|open (?=\w)|euros?|usd|eur|秒|毫秒|个|次|条|字节|字符|分钟|小时|位|人|行|号端口|端口|元|年|号)(?![a-z0-9])/;

/** What the number in front of which it stands is the number of. */
const numberOf =
  /(?:port|puerto|端口|pid|proc(?:ess)?|tid|thread|hilo|line(?:no)?|linea|行|row|col(?:umn)?|version|v|year|page|uid|gid|(?<!\w)id|seq|sequence|offset|size|length|len|bytes|count|total|took|after|within|every|timeout|elapsed|duration|latency|interval|backoff|tras|despues de|durante|room|channel|user|order|issue|pr|bug|build|step|chunk|opcode|index|signal|forward(?:ing)?|ticket|sku|cost|price|vol(?:ume)?|limit|max|min|attempt|goroutine|mysql|rfc|iso|(?<!\w)in|(?<!\w)at|register|integer|connections|conn(?:ection)?(?:[_-]?id)?(?=[=#])|clients?|users?|sessions?|websockets|sockets|messages|requests|耗时|超时|进程|用户|订单|人数|数量|总数|第|warning|cuda)(?: (?:number|no|id|is|es|was|on|of))?[\s"'=:#([-]{0,3}$/;

const isDigit = (character: string | undefined) => character !== undefined && character >= '0' && character <= '9';
const isLetter = (character: string | undefined) =>
  character !== undefined && ((character >= 'a' && character <= 'z') || character === '_');

/** Characters between a key and its number. */
const joints = ' \t\n"\'=:>([{|#,)]}-';

/** The word that stands in front of a number; of Chinese, which has no spaces, the last character. */
function wordBefore(text: string, start: number): string {
  let end = start;
  while (end > 0 && start - end < 12 && joints.includes(text[end - 1] ?? '')) end -= 1;
  let from = end;
  while (from > 0 && end - from < 14 && isLetter(text[from - 1])) from -= 1;
  return from === end ? (text[end - 1] ?? '') : text.slice(from, end);
}

/** Words after which a number may be a code; anything else needs an ending told before it on its line. The last ones stand in structures. */
const keys = new Set([...namesOfCode, ...afterNameOfCode, ...telling, ...afterTelling, ...listOf('codes int reason event message lws')]);
const isKey = (word: string) =>
  keys.has(word) || /(?:code|error|status)$/.test(word) || /[码误报断闭掉线了为是到现示回态联连代]$/.test(word);
const endingTold = /clos|fail|disc|drop|termin|kick|cier|cerr|descon|关|断|掉/;

/** A number that is joined to another by a slash: "1015/1006". */
const slashed = /^\d{4}\/\d{4}(?![\d/])/;

/** Is the run of digits a number of its own: no part of a word, version, address, time, amount, path or position in a file? */
function standsAlone(text: string, start: number, end: number): boolean {
  const [before2, before, after, after2] = [text[start - 2], text[start - 1], text[end], text[end + 1]];
  if (isLetter(after)) return false;
  if (isLetter(before) && !/(?:^|[^a-z])(?:code|error|close)$/.test(text.slice(Math.max(0, start - 7), start))) return false;
  if (before === '/') return slashed.test(text.slice(start - 5, end)) && !isDigit(text[start - 6]);
  if (before === '#') return /(?:close|code|error) ?#$/.test(text.slice(Math.max(0, start - 8), start));
  if (before === '-') return isLetter(before2) || before2 === '-';
  if (before === ',') return !isDigit(before2);
  if (before !== undefined && '.@$€£¥+~%&?\\'.includes(before)) return false;
  // "host:1006", "app.js:1011:41", "10:1006"; but "code:1006".
  if (before === ':' && (isDigit(before2) || before2 === ']' || before2 === '/' || before2 === ':')) return false;
  if (after === undefined) return true;
  if (after === '/') return slashed.test(text.slice(start, end + 5));
  if ('@%$€£¥~_'.includes(after) || (after === '#' && isDigit(after2))) return false;
  return !('.,:-'.includes(after) && isDigit(after2)) && !(after === '-' && isLetter(after2));
}

function surroundingsOf(text: string, start: number, end: number): Surroundings {
  let before = text.slice(Math.max(0, start - reach.line), start);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  // PHP prints the key on one line and its value on the next.
  before = /^\s*(?:int\(|=>)?\s*$/.test(line) ? before.replaceAll('\n', ' ') : line;
  return {
    before: squeeze(before.replace(/\d{4}\/$/, '')),
    after: squeeze((text.slice(end, end + reach.line).split('\n', 1)[0] ?? '').replace(/^\/\d{4}/, '')),
    near: text.slice(Math.max(0, start - reach.near), end + reach.near),
  };
}

/** With one space for several, as they stand where a terminal's colours were. */
const squeeze = (text: string) => text.replaceAll(/ {2,}/g, ' ');

/** Characters of a text that may be a question about a number. */
export const longestQuestion = 80;

/** What follows a number when its name does: "1006 (abnormal closure)", "1006: Abnormal", "1006 正常关闭". */
const mayBeName = /^["'\])]{0,2}[\s:,/|.=-]{0,2}[(["'<]?[a-z一-鿿]/;

/** Where a text has so many digits in a row. */
function digitRuns(text: string, length: number): [start: number, end: number][] {
  const runs: [number, number][] = [];
  for (let i = 0; i < text.length; i += 1) {
    const start = i;
    while (isDigit(text[i])) i += 1;
    if (i - start === length) runs.push([start, i]);
  }
  return runs;
}

/** The spellings of each code's name, folded. */
export type CodeNames = ReadonlyMap<number, readonly string[]>;

/**
 * The numbers of a folded text that are close codes by what stands around them. A registered name beside its number settles it;
 * "closed with" does; "code", "status" or "error" does where the text is about a connection, or names a service that has codes of its own.
 */
export function findCodes(text: string, names: CodeNames, isKnownService: (near: string) => boolean): CodeMention[] {
  const found: CodeMention[] = [];
  const isAsking = text.length <= longestQuestion;
  for (const [start, end] of digitRuns(text, 4)) {
    if (!'1234'.includes(text[start] ?? '') || !standsAlone(text, start, end)) continue;
    const code = Number(text.slice(start, end));
    if (isAsking && /^\W*\d{4}\W*$/.test(text)) return [{ start, end, number: code, isSaid: false }];
    const hasName = names.has(code) && mayBeName.test(text.slice(end, end + 4));
    // Most numbers of a log are ruled out here, before anything costs time.
    if (!hasName && !isAsking && !isKey(wordBefore(text, start)) && !endingTold.test(text.slice(Math.max(0, start - reach.line), start)))
      continue;
    const isSaid = judge(code, surroundingsOf(text, start, end), names, isKnownService);
    if (isSaid !== undefined) found.push({ start, end, number: code, isSaid });
  }
  return found;
}

/** Whether the surroundings call the number a code; undefined where they call it something else. */
function judge(
  code: number,
  { before, after, near }: Surroundings,
  names: CodeNames,
  isKnownService: (near: string) => boolean,
): boolean | undefined {
  const spellings = names.get(code) ?? [];
  const follows = after.replace(/^["'\])]*[\s:,/|.=-]*[(["'<]?\s?/, '');
  const precedes = before.replace(/\W+(?:code|status)?\W*$/, '');
  if (spellings.some((name) => follows.startsWith(name) || precedes.endsWith(name))) return true;
  if (counted.test(after)) return undefined;
  // "nginx[1006]:", "[1006] INFO": a process.
  if (/\[$/.test(before) && /^\]/.test(after) && !/(?:clos|disconnect|code|error|断开|关闭)\w*[ :]*\[$/.test(before)) return undefined;
  if (numberOf.test(before)) return undefined;
  // "localhost:1006"; but "code:1006".
  if (/[\w.-]:$/.test(before) && !/(?:code|status|err(?:or)?|reason|with|clos\w*|disconnect\w*|[码误开闭线]):$/.test(before))
    return undefined;
  if (toldEnding.test(before) && !(/\bexit/.test(before) && !/\bclos/.test(before))) return true;
  // No library and no registry gives a close code from 1016 to 2999.
  if ((code > 1015 && code < 3000) || aboutElse.test(before) || aboutElse.test(after)) return undefined;
  const isCalled = calledCode.test(before) || /^\W{0,3}(?:error|close|abnormal|[一-鿿]{0,4}(?:错误|断开|断线|关闭|异常))/.test(after);
  if (isCalled && (isKnownService(near) || /["']?reason["']?\W/.test(near))) return true;
  // An HTTP status has three digits.
  if (/(?:status ?code|close_?code)["']?[ =:]{1,3}$/.test(before)) return true;
  if (aboutElse.test(near)) return undefined;
  // Of all numbers, this one has no other meaning that a program would print.
  if (code === 1006 && /(?<![a-z])code["']?[ =:]{1,3}$/.test(before)) return true;
  if (isCalled) return aboutWebSockets.test(near) || aboutConnections.test(near);
  return aboutWebSockets.test(near) && toldOf.test(before);
}

/** What calls a number an HTTP status, and what may stand between that and the number. */
const namesOfStatus = listOf('code response respuesta estado codigo answered returned replied respondio devolvio got was but rejected');
const afterNameOfStatus = listOf('code status was is of with from con el un http error codigo estado de server servidor');
const httpKey = new RegExp(
  String.raw`(?:http(?:\/[\d.]+)?|status(?:[ _-]?code)?|${namesOfStatus.join('|')}|响应|状态码?|服务器|返回(?:了)?)["']?` +
    String.raw`(?: ${anyOf(afterNameOfStatus)})*[\s"'=:(,[>-]{0,4}$`,
);
const httpContext = /websocket|\bws\b|wss?:|handshake|upgrade|\b101\b|握手|socket\.io|sockjs|升级/;
const statusKeys = new Set([...namesOfStatus, ...afterNameOfStatus]);
const upgradeRequest = /"?(?:get|connect) \S*(?:ws|socket|cable|hub|realtime|live|stream|signalr)\S* http\/[\d.]+"? $/;

/** The statuses of HTTP answers that refused an upgrade, where the text says so. */
export function findStatuses(text: string): Mention[] {
  const found: Mention[] = [];
  for (const [start, end] of digitRuns(text, 3)) {
    const http = Number(text.slice(start, end));
    // 101 is what should have come.
    if (http < 200 || http > 599 || !standsAlone(text, start, end)) continue;
    const word = wordBefore(text, start);
    if (!statusKeys.has(word) && !isDigit(word) && !/(?:code|status)$|[应态码器回了]$/.test(word)) continue;
    const { before, after, near } = surroundingsOf(text, start, end);
    if (counted.test(after)) continue;
    const isSaid = upgradeRequest.test(before)
      ? http >= 400
      : httpKey.test(before) &&
        (httpContext.test(before) || httpContext.test(after) || (/http\/[\d.]+ $/.test(before) && /upgrade: ?websocket/.test(near)));
    if (isSaid) found.push({ start, end, number: http });
  }
  return found;
}

/** Does the folded text around a place speak of a connection, and of nothing that has the same names? */
export function isAboutSockets(text: string, start: number, end: number): boolean {
  const { near } = surroundingsOf(text, start, end);
  return (aboutWebSockets.test(near) || aboutConnections.test(near)) && !/http\/?2|\bh2\b|nghttp2|rst_stream|grpc/.test(near);
}
