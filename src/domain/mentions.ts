import {
  anyOf,
  counted,
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
import { aboutWebSockets, isAboutConnection } from './surroundings.ts';

/** A number that is a close code by what stands around it. */
export interface CodeMention extends Mention {
  /** Does the text say that it is one? Otherwise nothing speaks against it, and that is all. */
  isSaid: boolean;
}

/** What says that numbers near it are those of something else. */
const aboutElse =
  /\b(?:mysql|mariadb|sqlstate|innodb|ora-|kafka|hy000|winerror|content-type: application\/json|cloudflare|cf-ray|ray id|rate[ -]limited for|being rate limited|hresult|activex|cuda|exit(?:ed)? (?:code|status)|http 429|modbus|snmp|oid|errno)\b/;

/** What each registered code is about, in other words than its name; beside the number it settles it. */
const topics: Record<number, RegExp> = {
  1000: /normal|graceful|locally initiated|clean/,
  1001: /going away|navigat|shut ?(?:ting )?down/,
  1002: /protocol (?:err|viol)|violat\w* (?:of )?(?:the )?protocol|protocolo|协议/,
  1003: /unsupported|(?:not|cannot) accept|no soportad/,
  1005: /no (?:status|code)|without (?:a )?(?:status|code)|(?:sin|ningun) (?:estado|codigo)|estado no/,
  1006: /abnormal|unclean|unexpected|anormal|inesperad|异常|意外/,
  1007: /utf-?8|payload data/,
  1008: /polic(?:y|ies)|politica/,
  1009: /too (?:big|large|long)|demasiado grande|过大|太大|过长/,
  1010: /extension/,
  1011: /internal|keepalive|ping timeout|interno|内部/,
  1012: /restart|reinici|重启/,
  1013: /try again|overload|later|稍后|过载/,
  1014: /gateway/,
  1015: /\btls|\bssl|certific|证书/,
};

/** An ending is told, and then its number: "closed with code 1006", "disconnected (1006)", "código de cierre: 1001", "关闭码：1006". */
const toldEnding =
  /(?:clos(?:e|ed|es|ing|ure)|fail(?:ed|s|ing|ure)?|disconnect(?:ed|s|ion|ing)?|dropp(?:ed|ing)|terminated|kicked|closecode|closestatus|cierre|cerrad[oa]|cerro|cerraba|cerrar|cerrando|cierra|desconectad[oa]|desconecta|desconexion|关闭|断开|断线|断连|掉线|连线)(?![a-z])[^\d\n;]{0,60}$/;

/** What calls a number a code, and what may stand between that and the number; "code", "error" and "status" also end other words. */
const namesOfCode = listOf('status closestatus codigo err rcvd recv received sent recibido enviado');
const afterNameOfCode = listOf('code status error de cierre websocket of is was es con codigo num number');
const calledCode = new RegExp(
  `(?:(?<![a-z])(?:[a-z]*code|${namesOfCode.join('|')})|error|码|错误|报错)(?: ${anyOf(afterNameOfCode)})*` +
    String.raw` ?["'\])]{0,2} ?[=:>(["'{|#-]{0,3}[ "'(=>]{0,3}(?:\w{1,12}\()?$`,
);

/** Weaker: someone tells of it. */
const telling = listOf(
  `with con getting get got receiving receives give gives of return returns returned throw throws saw seeing show shows sale salio salta da un recibo recibe
  devuelve aparece obtengo 错误 报 报错 出现 返回 提示 收到 状态 a an the`,
);
const afterTelling = listOf('a an un una el la the error code codigo close');
const toldOf = new RegExp(`${anyOf(telling)}(?: ${anyOf(afterTelling)})* ?["'(:]{0,2}$`);

/** What the number in front of which it stands is the number of. */
const numberOf =
  /(?:port|puerto|端口|pid|proc(?:ess)?|tid|thread|hilo|line(?:no)?|linea|行|row|col(?:umn)?|version|v|year|page|uid|gid|(?<!\w)id|seq|sequence|offset|size|length|len|bytes|count|total|took|after|within|every|timeout|elapsed|duration|latency|interval|backoff|tras|despues de|durante|room|channel|user|order|issue|pr|bug|build|step|chunk|opcode|index|signal|forward(?:ing)?|ticket|sku|cost|price|vol(?:ume)?|limit|max|min|attempt|goroutine|mysql|rfc|iso|(?<!\w)in|(?<!\w)at|register|integer|connections|conn(?:ection)?(?:[_-]?id)?(?=[=#])|clients?|users?|sessions?|websockets|sockets|messages|requests|耗时|超时|进程|用户|订单|人数|数量|总数|第|warning|cuda)(?: (?:number|no|id|is|es|was|on|of))?[\s"'=:#([-]{0,3}$/;

/** What may be passed, no code that was: "must be either 1000 or in the range of 3000 to 4999". */
const allowed =
  /(?:(?:must|should|has to|needs to) be|deben? (?:ser|estar)|必须(?:为|是|在)|应(?:为|在)) *(?:(?:either|one|of|in|within|the|range|between|from|to|and|or|entre|y|o|a|el|rango|de|\d+|或|到|和)[ ,–-]+)*$/;

/** Words after which a number may be a code; anything else needs an ending told before it on its line. The last ones stand in structures. */
const keys = new Set([
  ...namesOfCode,
  ...afterNameOfCode,
  ...telling,
  ...afterTelling,
  ...listOf('codes int reason event message lws data'),
  ...'码误报断闭掉线了为是到现示回态联连代',
]);
const isKey = (word: string) => keys.has(word) || word.endsWith('code') || word.endsWith('error') || word.endsWith('status');
const endingTold = /clos|fail|disc|drop|termin|kick|cier|cerr|descon|关|断|掉/;

/** Four digits that no digit, letter, mark or unit touches which would make them part of something longer. */
const fourDigits = /(?<![\d.@$€£¥+~%&?\\])[1-4]\d{3}(?![\da-z_@%$€£¥~])/g;

/** How a code's name stands beside its number; one expression for all spellings, as a log may hold thousands of numbers. */
interface NamePatterns {
  /** "1006 (abnormal closure)", "1006: Abnormal", "1015/1006 正常关闭"; from the end of the number. */
  behind: RegExp;
  /** "abnormal closure, code 1006"; up to the number. */
  inFront: RegExp;
}

/** The patterns of a code's name in all its spellings, folded. */
export function patternsOfName(spellings: readonly string[]): NamePatterns {
  const names = anyOf(spellings.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return {
    behind: new RegExp(`(?:/\\d{4})?["'\\])]*[ :,/|.=-]*[(["'<]? ?${names}`, 'y'),
    inFront: new RegExp(`${names}\\W*(?:(?:code|status)\\W*)?$`),
  };
}

function isNameBehind(text: string, end: number, name: NamePatterns | undefined): boolean {
  if (!name) return false;
  name.behind.lastIndex = end;
  return name.behind.test(text);
}

/** How the name of each code is written. */
export type CodeNames = ReadonlyMap<number, NamePatterns>;

/**
 * The numbers of a folded text that are close codes by what stands around them. A registered name beside its number settles it;
 * "closed with" does; "code", "status" or "error" does where the text is about a connection, or names a service that has codes of its own.
 */
export function findCodes(text: string, names: CodeNames, isKnownService: (near: string) => boolean): CodeMention[] {
  const found: CodeMention[] = [];
  const isNote = text.length <= longestNote;
  for (const mention of numbersIn(text, fourDigits, 4)) {
    const { start, end, number: code } = mention;
    const name = names.get(code);
    const isNumberAlone = isNote && /^\W*\d{4}\W*$/.test(text);
    if (isNumberAlone || isNameBehind(text, end, name)) {
      found.push({ ...mention, isSaid: !isNumberAlone });
      continue;
    }
    // Most numbers of a log are ruled out here, before anything costs time.
    if (!isNote && !isKey(wordBefore(text, start)) && !endingTold.test(text.slice(Math.max(0, start - reach.line), start))) continue;
    const after = lineAfter(text, start, end);
    if (counted.test(after)) continue;
    const before = lineBefore(text, start);
    const isSaid =
      (isNote && isEntry(code, before, after, text)) ||
      name?.inFront.test(before) ||
      judge(code, before, after, () => linesAround(text, start, end), isKnownService);
    if (isSaid !== undefined) found.push({ ...mention, isSaid });
  }
  // A note in which one number is a code has the others for codes too.
  if (isNote && found.some(({ isSaid }) => isSaid)) for (const mention of found) mention.isSaid ||= isDistinctive(mention.number);
  for (const [i, mention] of found.entries()) {
    const previous = found[i - 1];
    if (!previous?.isSaid || mention.start - previous.end >= longestJoint) continue;
    mention.isSaid ||= listJoint.test(text.slice(previous.end, mention.start));
  }
  return found;
}

/** A row of a table, or of a list of codes: the number begins a line, and what follows tells of a connection. */
const isEntry = (code: number, before: string, after: string, text: string): boolean =>
  /^[\s*|#-]*$/.test(before) &&
  /^\W*[a-z一-鿿]/.test(after) &&
  ((isDistinctive(code) && isAboutConnection(text)) ||
    (code >= 4000 && /connection (?:is|was|has been) closed|disconnect|断开|关闭|desconect|cerrad/.test(text)));

/** A number that programs rarely have for anything else. */
export const isDistinctive = (code: number) => code > 1000 && code < 1016;

/** What joins the numbers of a list: "codes 1012 and 1013". */
const listJoint = /^["'`)]{0,2}(?: ?[,/&、]| (?:and|or|y|o|vs\.?)|[ ]?[和或与])(?: (?:and|or|y|o))? ?["'`(]{0,2}$/;
const longestJoint = 12;

/** Whether the surroundings call the number a code; undefined where they call it something else. */
function judge(
  code: number,
  before: string,
  after: string,
  around: () => string,
  isKnownService: (near: string) => boolean,
): boolean | undefined {
  // "nginx[1006]:", "[1006] INFO": a process.
  if (before.endsWith('[') && after.startsWith(']') && !/(?:clos|disconnect|code|error|断开|关闭)\w*(?: [a-z]+){0,2}[ :]*\[$/.test(before))
    return undefined;
  // SockJS sends its close frames as texts: c[3000,"Go away!"].
  if (/(?<![a-z])c\[$/.test(before) && /^, ?"/.test(after)) return true;
  if (numberOf.test(before) || allowed.test(before)) return undefined;
  // "129 of 4096"
  if (/\d (?:of|de|out of) $/.test(before)) return undefined;
  // "localhost:1006"; but "code:1006".
  if (/[\w.-]:$/.test(before) && !/(?:code|status|err(?:or)?|reason|with|clos\w*(?: op)?|disconnect\w*|[码误开闭线]):$/.test(before))
    return undefined;
  const near = around();
  // Other things fail, drop and terminate as well.
  const isEnding = toldEnding.test(before) && (/clos|disconnect|desconect|cier|cerr|关闭|断|掉线/.test(before) || isAboutConnection(near));
  if (isEnding && !(/\bexit/.test(before) && !/\bclos/.test(before))) return true;
  // No library and no registry gives a close code from 1016 to 2999.
  if ((code > 1015 && code < 3000) || aboutElse.test(before) || aboutElse.test(after)) return undefined;
  if (topics[code]?.test(before.slice(-reach.topic)) || topics[code]?.test(after.slice(0, reach.topic))) return true;
  // aiohttp prints the message that ended it.
  if (/wsmsgtype\.clos[^\n]{0,20}data=$/.test(before)) return true;
  // tshark prints the fields alone.
  if (/close\.status_code/.test(near) && / $/.test(before)) return true;
  const isCalled =
    calledCode.test(before) ||
    // "rejected (4001 Unauthorized)"
    (code >= 4000 && before.endsWith('(') && /^ [a-z一-鿿][^\d\n()]{3,40}\)/.test(after)) ||
    /^\W{0,3}(?:(?:as|como) (?:the |el )?(?:close |error )?(?:code|codigo)|code|error|close|abnormal|[一-鿿]{0,4}(?:错误|断开|断线|关闭|异常))/.test(
      after,
    );
  const isOfElse = aboutElse.test(near);
  // Services are looked for last: they have many names.
  if (isCalled && (/reason["']?\W(?! ?str)/.test(near) || (!isOfElse && isAboutConnection(near)) || isKnownService(near))) return true;
  // An HTTP status has three digits.
  if (/(?:status ?code|close_?code)["']?[ =:]{1,3}$/.test(before)) return true;
  if (isOfElse) return undefined;
  // Of all numbers, this one has no other meaning that a program would print.
  if (code === 1006 && /(?<![a-z])code["']?[ =:]{1,3}$/.test(before)) return true;
  if (isCalled) return false;
  return aboutWebSockets.test(near) && toldOf.test(before);
}
