import { createHash } from 'node:crypto';

/** Twelve hexadecimal digits of the SHA-256 of a text, line ends and outer white space aside. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n').trim()).digest('hex').slice(0, 12);
}
