import type { Failure } from './decode.ts';

/** What a text tells in words of its own: that a connection never opened and why, or that it ended without a Close frame. */
export interface Symptom {
  start: number;
  end: number;
  /** handshake-failed: it says no more than that. */
  meaning: Failure | 1006 | 'handshake-failed';
}

/**
 * In the words that programs, their makers and their users choose, in three languages, folded. The first that fits is what happened: the
 * later ones are wider. Nothing in them repeats without a bound, as each is tried at every character of a log.
 */
export const descriptions: [Symptom['meaning'], RegExp][] = [
  [
    'misuse',
    /\bsend\w{0,12}\b[^\n]{0,40}(?:not (?:yet )?(?:open|connected)|closed|closing|connecting)|(?:not (?:yet )?(?:open|connected)|(?:already|is) (?:closed|closing))[^\n]{0,20}\bsend\b|insecure web ?socket|mixed content|bloquea\w{0,12} ws:|block\w{0,12} ws:|antes de que[^\n]{0,30}(?:conectad|abiert|list[oa])|\bsend\w{0,12}\b[^\n]{0,40}before[^\n]{0,30}(?:open|connect|establish|available|ready)|still in connecting state|(?:invalid|illegal|reserved) (?:web ?socket )?close ?(?:status ?)?code|close code (?:must|should)|cannot write to clos|unknown web ?socket id|(?:no se puede|无法|不能)[^\n]{0,12}(?:enviar|发送)[^\n]{0,40}(?:no (?:esta )?(?:conectad|abiert)|未连接|未打开|没有连接)|(?:must|should) be (?:either )?1000|(?:connect|close|send)socket(?:message)?:fail[^\n]{0,40}(?:not exist|not connected|\bmax\b)/g,
  ],
  [
    'name',
    /getaddrinfo|enotfound|eai_again|nxdomain|no such host|unknown ?host|dns (?:query|lookup|resolution|fail)|resolv\w{0,12} (?:the )?(?:host|name|address|dns)|name resolution|host(?:name)? (?:not found|could not be)|host desconocido|resolver el (?:host|nombre)|nombre o servicio|无法解析|域名解析|解析域名|找不到主机|未知的?主机/g,
  ],
  [
    'tls',
    /leaf_signature|(?:no confia|does not trust|不信任)[^\n]{0,20}(?:certificad|certificate|证书)|(?:certificate|\bcerts?\b|x509|\bssl\b|\btls\b|certificado|证书)[^\n]{0,60}(?:fail|error|invalid|expired|untrusted|not trusted|unknown|verif|self.signed|reject|mismatch|caducad|no valido|失败|错误|过期|无效|不受信|缺失|缺少)|(?:缺少|缺失)[^\n]{0,8}证书|(?:invalid|expired|untrusted|self.signed|unknown|无效的?|过期的?) (?:ssl |tls )?(?:certificate|证书)/g,
  ],
  [
    'refused',
    /(?:connection|conexion|连接|connect)[^\n]{0,30}(?:refused|rechaz|denego|拒绝)|refused (?:the |to )?(?:network )?connect|econnrefused|connectionrefused|拒绝[^\n]{0,8}连接/g,
  ],
  [
    'unreachable',
    /(?:network|host|red|网络|主机)[^\n]{0,12}(?:unreachable|inalcanzable|不可达)|no route to host|ehostunreach|enetunreach/g,
  ],
  // An end that comes on time: something on the way waits no longer.
  [
    1006,
    /(?:disconnect\w{0,12}|drops?|dropped|closes|closed|dies|cut|lost)\b[^\n]{0,20}\b(?:after|every)\b[^\n]{0,16}\d{1,9} ?(?:s|sec\w{0,12}|m|min\w{0,12})\b|\b(?:after|every)\b[^\n]{0,16}\d{1,9} ?(?:s|sec\w{0,12}|m|min\w{0,12})\b[^\n]{0,24}(?:disconnect|drop|clos|lost|dies)|(?:se (?:cae|desconecta|cierra|corta|pierde)|desconect\w{1,12}|cierra|cierre)[^\n]{0,20}(?:cada|tras|despues de|a los)[^\n]{0,14}(?:\d{1,9}|x|pocos) ?(?:s|segundos?|min\w{0,12})\b|(?:每隔?|空闲|约|大概|大约|没有(?:数据|消息|操作|输出)|过了?)[^\n]{0,8}\d{1,9} ?(?:s|秒|分钟)[^\n]{0,14}(?:断|关闭|掉)|断网|se (?:cae|desconecta|corta|cierra)n?[^\n]{0,10} (?:constante|frecuente|continua|sol[oa]\b|a mitad|sin (?:ningun )?aviso|de repente|aleatoria)|(?:keeps?|constantly|frequently|randomly|intermittently|suddenly) (?:getting |being )?(?:disconnect|dropp|clos|losing)|(?:disconnects?|drops?|closes|closed|disconnected) (?:constantly|frequently|randomly|intermittently|suddenly)|(?:频繁|经常|总是|老是|不断|突然|自动|莫名|随机)地?(?:断开|断线|掉线|断连|关闭)|(?:desconecta|perdida de|pierde|sin|corta el) internet/g,
  ],
  [
    'timeout',
    /(?:connect|open)\b[^\n]{0,30}within [^\n]{0,16}time|(?:handshake|connect(?:ing|ion)?|open(?:ing)?|upgrade|dial|握手|连接|conectar|conexion)(?! (?:lost|closed|reset))[^\n]{0,30}(?:timed? ?-?out(?![ =:"']{1,3}\d)|(?:超|逾)时(?![^\n]{0,2}(?:秒|时间|设置|配置))|tiempo de espera)|(?:timed? ?-?out|timeout|超时)(?![ =:"']{1,3}\d)[^\n]{0,40}(?:handshake|connect(?:ing)?\b|opening|握手|连接|al abrir|al conectar|de conexion)/g,
  ],
  [
    'answer',
    /(?:handshake|upgrade|sec-websocket-(?:accept|key|version|protocol)|握手|交握)[^\n]{0,40}(?:fail|error|reject|invalid|refus|declin|missing|mismatch|not found|失败|错误|拒绝|不正确|fall[aoi])|rechaz\w{1,12}[^\n]{0,20}(?:handshake|upgrade|web ?socket)|(?:bad|invalid|failed|wrong|unexpected|missing|incorrect|rejected|unable to parse|could not parse)[^\n]{0,20}(?:handshake|upgrade|sec-websocket-|web ?socket key|(?:response|status) (?:code|status|from)|握手)/g,
  ],
  [
    'dropped',
    /(?:establish\w{0,12}|handshake|opening|while connecting)[^\n]{0,40}(?:reset|dropped|\beof\b|connection closed|lost)|(?:handshake|upgrade)[^\n]{0,80}clos\w{0,12} [^\n]{0,30}without (?:any |a )?(?:response|reply|answer)|(?:closed|dropped|lost|eof|disconnected) before[^\n]{0,30}(?:handshake|establish|opened|connected)/g,
  ],
  [
    1006,
    /web ?socket connection to [^\n]{1,300} failed|\{:?error, ?:?closed\}|closedchannelexception|socket error:? (?:10054|104)\b|not send (?:a |any )?close frame|kill\w{0,12} the (?:tcp )?connection|host remoto cerro la conexion|remote host closed|远程主机(?:已)?关闭|clos(?:e|ed|ing)\W{1,4}abnormal\b|code["']?[ :=]{1,3}-1\b|se ha (?:cortado|caido|perdido|interrumpido) la conexion|\beof(?:exception|error)\b|\bremote, ?:?closed|connection to [^\n]{1,300} interrupted|(?:connection|socket|conexion|连接|\bws\b)[^\n]{0,30}(?:\blost|reset|dropped|aborted|broken|closed (?:unexpectedly|abnormally|abruptly|prematurely|uncleanly)|unexpectedly|perdi(?:o|da)|se cae|se cayo|意外|异常断开|被重置|丢失|中断)|(?:lost|losing|dropped|drops) (?:the |its )?(?:web ?socket |ws )?connection|unexpected(?:ly)? (?:eof|disconnect|clos)|(?:abnormal|unclean)(?:ly)? clos|close[ _]?(?:status[ _]?)?code["']?[ :=]{1,3}(?:none|null|undefined)\b|(?:without|sin|没有|未)[^\n]{0,30}(?:close|closing|cierre|关闭) ?(?:frame|handshake|帧|握手)/g,
  ],
  // What a browser reports of a connection that never opened.
  [
    'handshake-failed',
    /(?:can['no ]{0,3}t|could not|couldn't|unable to|fail(?:s|ed|ing)? to) (?:establish|connect|open)|connect(?:ion)?(?: attempt| to \S{1,200})? fail|no (?:se )?(?:puede|pudo|logra) (?:establecer|conectar|abrir)|(?:无法|不能|未能)[^\n]{0,4}(?:建立|连接|打开)|连接[^\n]{0,6}失败/g,
  ],
];

/** What is told is told of a WebSocket: one is named so near to it, in characters. */
const vicinity = 300;
const aboutWebSockets =
  /(?<!use the )web ?sock|\bwss?(?::|\b)|sec-websocket|socket\.io|sockjs|(?:connect|close|send)socket|\bws_?(?:client|server|conn)/;

/** Places looked at for each description: a log may hold thousands that are about something else. */
const mostPlaces = 50;

/** The first thing that a folded text tells of a WebSocket in words. For a text in which nothing else is known, or no reason. */
export function findSymptom(text: string): Symptom | undefined {
  if (!aboutWebSockets.test(text)) return undefined;
  for (const [meaning, words] of descriptions) {
    words.lastIndex = 0;
    for (let i = 0; i < mostPlaces; i += 1) {
      const found = words.exec(text);
      if (!found) break;
      const [start, end] = [found.index, words.lastIndex];
      if (aboutWebSockets.test(text.slice(Math.max(0, start - vicinity), end + vicinity))) return { start, end, meaning };
    }
  }
  return undefined;
}
