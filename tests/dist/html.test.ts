import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { locales } from '../../src/i18n/locales.ts';
import { isRedirect, listHtml, readBuilt } from '../site.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // Titles that say what a page is are longer than the rule's 70 characters; search engines cut them themselves.
    'long-title': 'off',
    // The minifier leaves out what HTML lets one leave out.
    'no-implicit-close': 'off',
    // Own files need no integrity hash: the policy keeps other hosts out.
    'require-sri': ['error', { target: 'crossorigin' }],
    'no-implicit-button-type': 'error',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    // One frame of reference for all: an ARIA combobox is added by script.
    'prefer-native-element': 'off',
  },
});

/** Comparisons come from one template and are many: each pair in one language, the languages in turn. Redirects are all alike. */
function isSampled(file: string, i: number): boolean {
  if (isRedirect(readBuilt(file))) return i % 50 === 0;
  const [, a = 0, b = 0] = /(\d+)-vs-(\d+)\.html$/.exec(file) ?? [];
  if (a === 0) return true;
  const language = locales[(Number(a) + Number(b)) % locales.length]?.path ?? '';
  return `/${file}`.replace(/\/[^/]*$/, '') === language;
}

test('the pages are valid HTML', { timeout: 180_000 }, async () => {
  const faults: string[] = [];
  const files = listHtml().filter(isSampled);
  expect(files.length).toBeGreaterThan(250);
  for (const file of files) {
    const { results } = await validator.validateString(readBuilt(file));
    faults.push(
      ...results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line, column }) => `${file}:${line}:${column} ${ruleId}: ${message}`),
      ),
    );
  }
  expect(faults.slice(0, 20)).toEqual([]);
});
