import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
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

test('every page is valid HTML', async () => {
  const faults: string[] = [];
  for (const file of listHtml().filter((name, i) => i % 25 === 0 || !isRedirect(readBuilt(name)))) {
    const { results } = await validator.validateString(readBuilt(file));
    faults.push(
      ...results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line, column }) => `${file}:${line}:${column} ${ruleId}: ${message}`),
      ),
    );
  }
  expect(faults.slice(0, 20)).toEqual([]);
});
