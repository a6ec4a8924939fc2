import { createHash } from 'node:crypto';
import type { Recording } from '../schemas/observation.ts';

/** SHA-256, in hexadecimal, of all that a recording holds but its day and the checksum itself; the order of keys does not matter. */
export function checksumOf({ recorded: _, checksum: __, ...rest }: Recording): string {
  return createHash('sha256')
    .update(JSON.stringify(sortKeys(rest)))
    .digest('hex');
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sortKeys(item)]),
  );
}
