/** Bytes of UTF-8 that a reason may have: 125 of a control frame (RFC 6455 section 5.5), less the two of the code. */
export const reasonLimit = 123;

/** A reason as it would travel. */
export interface ReasonSize {
  /** Length in UTF-8; a lone surrogate counts as U+FFFD, which is what close() makes of it. */
  bytes: number;
  /** What a reader sees as one: an emoji made of several code points is one. */
  characters: number;
  /** The longest beginning, in whole characters, that fits into {@link reasonLimit} bytes. */
  fitting: string;
}

const encoder = new TextEncoder();
const byteLength = (text: string) => encoder.encode(text).length;

/** Measures a reason that is being written. */
export function measureReason(reason: string): ReasonSize {
  const characters = [...new Intl.Segmenter().segment(reason)].map(({ segment }) => segment);
  let bytes = 0;
  let fitting = '';
  for (const character of characters) {
    bytes += byteLength(character);
    if (bytes <= reasonLimit) fitting += character;
  }
  return { bytes, characters: characters.length, fitting };
}
