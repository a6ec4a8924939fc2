import { linesAround, longestNote } from './numbers.ts';

/** What a log of WebSockets speaks of, in three languages; accents are gone. */
export const aboutWebSockets =
  /websocket|\bwss?\b|wss?:|\bws(?:error|exception|close|client|server|conn)|socket|sockjs|wasclean|onclose|closeevent|close[ _]?code|codigo de cierre|关闭码|握手|长连/;
const aboutConnections =
  /clos(?:e|ed|ing|ure)\b|disconnect|reconnect|connection|network|\bconn\b|upgrade|handshake|conexion|conectar|desconect|cerr[aoe]|cierre|se cae|连接|断开|断线|掉线|关闭|重连|链接/;

/** Does a folded text speak of WebSockets, or of a connection of any kind? */
export const isAboutConnection = (near: string) => aboutWebSockets.test(near) || aboutConnections.test(near);

/** What has connections of its own. */
export const otherSystems =
  /https?:\/\/|\bhttp (?:get|post|put|delete)\b|"(?:get|post|put|delete) \S{0,99}(?:\.\w{2,4}(?:\?\S{0,99})?|(?:\/api\/|cgi-bin)\S{0,99}) http|"uri":"\/api\/|connack|mysql|mariadb|sqlstate|jdbc|postgres|\bpsql\b|psycopg|\bpg\/|redis|mongo|kafka|amqp|rabbitmq|zookeeper|\bsmtp\b|\bimap\b|\bldap\b|\bsudo\b|\bssh: |\bgrpc\b|\d unavailable: |urllib|axios|npgsql|mqtts?:\/\/|lettuce|\/pip\/|quorumpeer|pull image|npm err|fatal: unable to access|rpc failed; curl|transfer artifact|hadoop|hbase|dubbo|nacos|eureka|elasticsearch|cassandra|clickhouse|hikari|memcached|\betcd\b|openvpn|rsync|\bpop3\b|activemq|rocketmq|pulsar|\brmi\b|specify the right host or port|httpx|sqlclient|\budp\b|\bcoap|socks5|could not receive data from client|on client connection with|retrofit|https?connection|max retries exceeded|\('connection aborted|kex_exchange|\bsshd\b|port 22\b|\/dev\/tcp\/|\blisten tcp|\baccept tcp|use the websocket for|\bftps?\b|\badb\b|lost connection: internal exception/;
/** What is named only where WebSockets are meant, even beside another system. */
export const namesWebSockets =
  /(?<!use the )web ?socket|\bwss?\b|wss?:|socket\.?io|sockjs|signalr|\bcable\b|upgrade|realtime|\bstomp\b|\/(?:ws|socket|hub|live|stream(?!_?b))/;

/** Does a folded text around a place speak of connections that are no WebSockets? A short text speaks of one thing alone. */
export function isOfOtherSystem(text: string, start: number, end: number): boolean {
  const near = text.length <= 2 * longestNote ? text : linesAround(text, start, end);
  return otherSystems.test(near) && !namesWebSockets.test(near);
}

/** Does a folded text tell of a WebSocket that came to an end, in whatever words? */
export const tellsOfEnding = (text: string): boolean =>
  /web ?socket|sockjs|wasclean|onclose|closeevent|close[ _]?code|codigo de cierre|关闭码/.test(text) &&
  /clos|disconnect|error|fail|violat|exception|abort|receiv|cierr|cerr|desconec|fall|断|关闭|错误|异常/.test(text);

/** Does the folded text around a place speak of a connection, and of nothing that has the same names? */
export function isAboutSockets(text: string, start: number, end: number): boolean {
  const near = linesAround(text, start, end);
  return isAboutConnection(near) && !/http\/?2|\bh2\b|nghttp2|rst_stream|grpc/.test(near);
}
