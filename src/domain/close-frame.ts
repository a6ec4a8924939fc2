/** The two bytes that a Close frame's payload begins with, as "03 EE" (RFC 6455 section 5.5.1: network byte order). */
export function codeBytes(code: number): string {
  return [code >> 8, code & 0xff].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}
