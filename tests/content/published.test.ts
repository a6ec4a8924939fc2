import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatPublished, listLost, parsePublished } from '../../src/domain/published.ts';
import { publishedFile, readBuiltPaths, readPublished } from '../../src/integrations/published-paths.ts';
import { root, site } from '../site.ts';

describe('the list of published paths', () => {
  test('holds every path and anchor of the build: npm run content -- publish adds new ones', () => {
    expect(listLost(readBuiltPaths(site.dir), readPublished(root), new Set())).toEqual([]);
  });

  test('is written as it is read', () => {
    const text = readFileSync(join(root, publishedFile), 'utf8');
    expect(formatPublished(parsePublished(text), new Map())).toBe(text);
  });

  test('keeps what is gone and adds what is new, a line for what all languages share', () => {
    const before = parsePublished('old part\n/es/only-spanish\n');
    const built = new Map([
      ['', new Set(['top'])],
      ['es', new Set(['top'])],
      ['zh', new Set(['top'])],
      ['old', new Set(['new-part'])],
    ]);
    const after = formatPublished(before, built);
    expect(after.split('\n').slice(3)).toEqual(['. top', '/es/old part', '/es/only-spanish', '/old new-part part', '/zh/old part', '']);
    expect(listLost(parsePublished(after), built, new Set())).toEqual(['/es/old', '/es/only-spanish', '/old#part', '/zh/old']);
    expect(listLost(parsePublished('old part'), built, new Set(['old', 'es/old', 'zh/old']))).toEqual(['/es/old', '/zh/old']);
  });
});
