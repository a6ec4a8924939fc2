import {
  anyOf,
  counted,
  isDigit,
  lineAfter,
  lineBefore,
  linesAround,
  listOf,
  longestNote,
  type Mention,
  numbersIn,
  reach,
  wordBefore,
} from './numbers.ts';
import { namesWebSockets, otherSystems } from './surroundings.ts';

/** An HTTP status but 101, which is what should have come. */
const threeDigits = /(?<![\d.@$€£¥+~%&?\\])(?:20\d|226|30[0-8]|4[0-3]\d|451|499|5[0-3]\d)(?![\da-z_@%$€£¥~])/g;

/** What calls a number an HTTP status, and what may stand between that and the number. */
const namesOfStatus = listOf(
  `code error response respuesta estado codigo answered returned returns replied received receives respondio responde responden devolvio devuelve
  recibe recibo recibio da dio get getting got gets gives was but rejected fails failed failing falla fallo fallan fallaba fallando rechaza rechazan
  rechazado rechazada rechazo`,
);
const afterNameOfStatus = listOf(
  'a an on en code status was is of with from con el un http error codigo estado de server servidor remote remoto the websocket handshake upgrade connection conexion',
);
const httpKey = new RegExp(
  String.raw`(?:http(?:\/[\d.]+)?|status(?:[ _-]?code)?|${namesOfStatus.join('|')}|响应|状态(?:代?码)?|服务器|返回(?:了|错误)?|报(?:错误?)?|提示|出现|[看收得遇]到)["']?` +
    String.raw`(?: ${anyOf(afterNameOfStatus)})*[\s"'=:(,[>-]{0,4}$`,
);
/** A refusal may follow the name of what was refused: "WebSocket 403". */
const refused = /(?:web ?socket|handshake|upgrade|握手|交握)(?:失败| error| with(?: an?)?| con(?: un| el)?)?:? $/;
const httpContext =
  /websocket|\bws\b|wss?:|handshake|upgrade|\b101\b|握手|socket\.io|sockjs|升级|(?:could not|cannot|can't|unable to|failed to) connect/;
const statusKeys = new Set([...namesOfStatus, ...afterNameOfStatus]);
const upgradeRequest =
  /"?(?:get|connect) \S*(?:ws|socket|cable|hub|realtime|live|stream|signalr)\S* (?:http\/)?[\d.]+"? $|"websocket \S+" $/;

/** The phrase that HTTP has for a status, behind its number (RFC 9110 section 15). */
const reasonPhrase =
  /^[ :"'-]{1,3}(?:ok\b|moved permanently|found\b|see other|not modified|(?:temporary|permanent) redirect|bad request|unauthorized|payment required|forbidden|not found|method not allowed|not acceptable|proxy authentication|request time-?out|conflict\b|gone\b|length required|(?:payload|content|request entity) too large|uri too long|upgrade required|misdirected|too many requests|internal server error|not implemented|bad ?gateway|service (?:temporarily )?unavailable|gateway time-?out|http version not|origin (?:down|is unreachable)|web server is down|(?:a )?timeout occurred|ssl handshake failed)/;

/** The head of a request in a log of one line a request: JSON may put the status far behind it. */
const upgradeHeader = /upgrade"?: ?\[?"?websocket/;
const longestRecord = 2000;

function isInUpgradeRecord(text: string, start: number): boolean {
  const record = text.slice(Math.max(0, start - longestRecord), start);
  return upgradeHeader.test(record.slice(record.lastIndexOf('\n') + 1));
}

/** The statuses of HTTP answers that refused an upgrade, where the text says so. */
export function findStatuses(text: string): Mention[] {
  const called = numbersIn(text, threeDigits, 3).filter(({ start, end }) => isCalledStatus(text, start, end));
  const said = called.filter(({ start, end }) => isOfUpgrade(text, start, end));
  // Beside a refusal, 200 is what some other request got.
  const refusals = said.filter(({ number }) => number >= 300);
  if (said.length > 0) return refusals.length > 0 ? refusals : said;
  const isNote = text.length <= 2 * longestNote && namesWebSockets.test(text) && !otherSystems.test(text);
  return isNote ? called.filter(({ number }) => number >= 400) : [];
}

/** Is it called a status: by a word in front of it, by its phrase behind it, or by its place in the record of a request? */
function isCalledStatus(text: string, start: number, end: number): boolean {
  const word = wordBefore(text, start);
  const behind = text.slice(end, end + reach.line);
  const hasPhrase = reasonPhrase.test(behind);
  const isStatusBehind = statusBehind.test(behind);
  // Most numbers of a log are ruled out here.
  const mayBe =
    hasPhrase ||
    isStatusBehind ||
    text.startsWith(' get /', end) ||
    text.startsWith('" ', start - 2) ||
    isInRecord(text, start, end) ||
    statusKeys.has(word) ||
    isDigit(word) ||
    /(?:code|status|error|socket|handshake|upgrade)$|[应态码器回了报错误示现手握到败]$/.test(word);
  if (!mayBe) return false;
  const after = lineAfter(text, start, end);
  if (counted.test(after)) return false;
  const before = lineBefore(text, start);
  if (insteadOf.test(before) || wentWell.test(after)) return false;
  return (
    hasPhrase ||
    isStatusBehind ||
    requestBehind.test(after) ||
    upgradeRequest.test(before) ||
    httpKey.test(before) ||
    isInRecord(text, start, end) ||
    isRefusal(text, start, before)
  );
}

/** What follows the status in the records that load balancers of AWS and IIS keep of a request. */
const behindInRecord = /^ (?:[\d-]+ \d+ \d+ "get |\d{1,4} \d{1,10} \d{1,9}\s*(?:\n|$))/;
/** And what stands in front of it where the request was for a WebSocket, in so many characters. */
const awsRecord = /^wss? \d{4}-\S+ (?:\S+ ){3}(?:[\d.-]+ ){3}$/;
const socketPath = /transport=websockets|\/ws|\/hub|socket/;
const longestFields = 600;

/** The status that such a record of a WebSocket holds. */
function isInRecord(text: string, start: number, end: number): boolean {
  if (!behindInRecord.test(text.slice(end, end + reach.line))) return false;
  const before = text.slice(Math.max(0, start - longestFields), start);
  const fields = before.slice(before.lastIndexOf('\n') + 1);
  return awsRecord.test(fields) || (fields.includes(' get /') && socketPath.test(fields));
}

/** Tornado logs the status in front of the request. */
const requestBehind = /^ (?:get|connect) \//;

/** The upgrade behind it in the line was none that was refused. */
const wentWell = /(?:handshake|upgrade|握手|升级) ?(?:returned|returns|got|返回|得到) ?101\b/;

/** What did not come. */
const insteadOf = /(?:instead of|rather than|而不是|而非|en lugar de|en vez de)[^\n]{0,24}$/;

/** "a 401 response", "403 错误"; but "200 errors". */
const statusBehind = /^["'*]{0,2}[ -]?(?:http )?(?:response|status|error|respuesta|estado|错误|响应|状态)(?!s)/;

const isRefusal = (text: string, start: number, before: string) => text.charAt(start) >= '4' && refused.test(before);

/** Was it an upgrade that got the status? */
function isOfUpgrade(text: string, start: number, end: number): boolean {
  const before = lineBefore(text, start);
  const after = lineAfter(text, start, end);
  if (requestBehind.test(after)) return !text.startsWith('2', start) && /web ?socket/.test(linesAround(text, start, end));
  if (upgradeRequest.test(before)) return !text.startsWith('2', start) && !text.startsWith('304', start);
  if (isInRecord(text, start, end)) return !text.startsWith('2', start);
  if (isRefusal(text, start, before) || httpContext.test(before) || httpContext.test(after)) return true;
  const isStatusLine = /http\/[\d.]+ $/.test(before);
  return (
    (isStatusLine &&
      (upgradeHeader.test(linesAround(text, start, end)) ||
        (/^\s*http/.test(before) && httpContext.test(linesAround(text, start, end))))) ||
    (/"status": ?$/.test(before) && isInUpgradeRecord(text, start))
  );
}
