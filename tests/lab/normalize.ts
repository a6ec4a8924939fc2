import type { Failure } from './adapter.ts';

/** What differs from run to run in a message, and what stands for it. */
function changing(port: number): [RegExp, string][] {
  return [
    [new RegExp(`\\b${port}\\b`, 'g'), '{port}'],
    [/\b(127\.0\.0\.1|localhost):\d+/g, '$1:{port}'],
    [/(?<=@)[0-9a-f]{5,16}\b/g, '{hash}'],
    [/\b[0-9A-F]{12,16}(?=:error:)/g, '{address}'],
    [/(?<= on )\S+(?=:53: )/g, '{resolver}'],
    [/\b[\w+/]{22}==|\b[\w+/]{27}=(?!=)/g, '{key}'],
    [/\b0x[0-9a-f]{6,16}\b/g, '{address}'],
    [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z| ?[+-]\d\d:?\d\d| UTC)?/g, '{time}'],
  ];
}

interface Told {
  error: Failure | null;
  thrown: Failure | null;
  console: string[];
}

/** Puts placeholders for what differs from run to run: ports, object ids, times. */
export function normalize<T extends Told>(told: T, port: number): T {
  const rules = changing(port);
  const text = (message: string) => rules.reduce((sofar, [pattern, stands]) => sofar.replace(pattern, stands), message);
  const failure = (value: Failure | null) => value && { type: value.type, message: value.message === null ? null : text(value.message) };
  return { ...told, error: failure(told.error), thrown: failure(told.thrown), console: told.console.map(text) };
}
