import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type HTMLElement, type Node, parse } from 'node-html-parser';
import { expect, test } from 'vitest';
import { build } from '../build.ts';
import { isRedirect, listHtml, readBuilt, root, site } from '../site.ts';

function hashes(dir: string): Record<string, string> {
  const files = (readdirSync(dir, { recursive: true }) as string[]).filter((file) => statSync(join(dir, file)).isFile());
  return Object.fromEntries(
    files.sort().map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(dir, file)))
        .digest('hex'),
    ]),
  );
}

function buildTo(name: string, env: Record<string, string> = {}): string {
  const dir = join(root, '.build', name);
  const { status, stdout, stderr } = build(root, { OUT_DIR: dir, ...env });
  expect(status, stdout + stderr).toBe(0);
  return dir;
}

test('two builds of one commit are the same bytes', { timeout: 300_000 }, () => {
  const again = buildTo('again');
  expect(hashes(again)).toEqual(hashes(site.dir));
});

/** Texts that no file of content/ holds: letters outside the marks that the pseudo-locale puts around each text. */
function hardCoded(dom: HTMLElement): string[] {
  const found: string[] = [];
  let depth = 0;
  const exempt = (element: HTMLElement) =>
    element.getAttribute('translate') === 'no' ||
    ['SCRIPT', 'STYLE'].includes(element.tagName) ||
    // The texts of MDX bodies come from content/ by themselves; what components put between them does not.
    (element.parentNode?.hasAttribute?.('data-body') && ['P', 'UL', 'OL', 'H2', 'PRE'].includes(element.tagName));
  const visit = (node: Node) => {
    if (node.nodeType === 3) {
      for (const character of node.text) {
        if (character === '⟦') depth += 1;
        else if (character === '⟧') depth -= 1;
        else if (depth === 0 && /\p{L}/u.test(character)) {
          found.push(node.text.trim());
          break;
        }
      }
      return;
    }
    const element = node as HTMLElement;
    if (node.nodeType === 1 && element.tagName && exempt(element)) return;
    for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'data-hint', 'data-hint-close']) {
      const value = element.attributes?.[name];
      if (value && /\p{L}/u.test(value.replaceAll(/⟦[^⟧]*⟧/g, ''))) found.push(`${name}="${value}"`);
    }
    for (const child of node.childNodes) visit(child);
  };
  for (const meta of dom.querySelectorAll('meta[name=description], meta[property="og:title"], meta[property="og:image:alt"]'))
    if (/\p{L}/u.test((meta.getAttribute('content') ?? '').replaceAll(/⟦[^⟧]*⟧/g, ''))) found.push(meta.toString());
  visit(dom);
  return found;
}

test('no text is hard-coded: all that a page says comes from content/', { timeout: 300_000 }, () => {
  const dir = buildTo('pseudo', { PSEUDO_LOCALE: '1' });
  const found = listHtml(dir).flatMap((file) => {
    const html = readBuilt(file, dir);
    return hardCoded(parse(html, { blockTextElements: { script: true, style: true } }).querySelector('html') as HTMLElement).map(
      (text) => `${isRedirect(html) ? 'redirect' : file}: ${text}`,
    );
  });
  expect([...new Set(found)].slice(0, 40)).toEqual([]);
});
