import type { DecoderMessage } from './decode.ts';
import { fold } from './fold.ts';

/** Fewest characters of fixed text by which a part of a message is known; a Han character counts for three. */
const shortestTail = 24;

/** "ERR_CONNECTION_REFUSED": no sentence has it. */
const constant = /^[A-Z]+(?:_[A-Z]+){2,}$/;

function isTelling(tail: string): boolean {
  const fixed = tail.replaceAll(/\{\w+\}/g, '').trim();
  const weight = fixed.length + 2 * (fixed.match(/[一-鿿]/g)?.length ?? 0);
  return constant.test(tail) || (!tail.startsWith('{') && weight >= shortestTail && fixed.split(/\s+/).length > 2);
}

/**
 * What stands behind a colon of each message: programs put words of their own in front, and people leave the beginning out.
 * @returns the tails that are known by themselves and mean one thing; their target and side are those of the first message that ends so.
 */
export function tailsOf(messages: readonly DecoderMessage[]): DecoderMessage[] {
  const tails = new Map<string, DecoderMessage | null>(messages.map((message) => [fold(message[0]), null]));
  for (const [text, library, ...meaning] of messages) {
    for (const { index, 0: colon } of text.matchAll(/::? ?(?=\S)/g)) {
      const tail = text.slice(index + colon.length);
      const losesNumber = /\{(?:code|http)\}/.test(text) && !/\{(?:code|http)\}/.test(tail);
      if (!isTelling(tail) || losesNumber) continue;
      const key = fold(tail);
      const other = tails.get(key);
      const isSame = other?.slice(2, 4).join() === meaning.slice(0, 2).join();
      tails.set(key, other === undefined || (other && isSame) ? (other ?? [tail, library, ...meaning]) : null);
    }
  }
  return [...tails.values()].filter((tail) => tail !== null);
}
