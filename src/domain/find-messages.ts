import { type DecoderData, type Finding, messageFinding } from './decode.ts';
import { fold } from './fold.ts';

/** A message that a query asks for, with its placeholders. */
export interface FoundMessage {
  text: string;
  finding: Finding;
}

/** A single word asks for a page rather than for a message. */
const fewestWords = 2;

/** The messages whose fixed text holds every word of the query, the shortest first: what someone types who remembers a part of one. */
export function findMessages(query: string, { libraries, messages }: DecoderData, limit: number): FoundMessage[] {
  const words = fold(query).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < fewestWords) return [];
  return messages
    .map((message) => ({ message, folded: fold(message[0]) }))
    .filter(({ folded }) => words.every((word) => folded.includes(word)))
    .sort((a, b) => a.folded.length - b.folded.length)
    .slice(0, limit)
    .map(({ message }) => ({ text: message[0], finding: messageFinding(message, libraries) }));
}
