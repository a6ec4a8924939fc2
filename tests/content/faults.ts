import { append, change, copy, type Edit, inOrder, remove, renameCause, write } from './edit.ts';

/** A fault that an author can make, and parts of the one message that must name it. */
export interface Fault {
  name: string;
  edit: Edit;
  /** Each must stand in the output, the file first. */
  says: string[];
}

const code = 'content/codes/1001/code.yaml';
const en = 'content/codes/1001/en.mdx';
const es = 'content/codes/1001/es.mdx';
const zh = 'content/codes/1001/zh.mdx';
const pair = 'content/comparisons/1001-vs-1006';
const range = 'content/ranges/4000-4999';
const redirects = 'content/redirects.yaml';
const reconnect = 'content/guides/reconnect';
const history = 'content/history.yaml';
const recording = 'content/observations/ws.client.json';
const longEnglish = 'This sentence was never translated and still stands here in plain English for everyone to see.';

export const faults: Fault[] = [
  // Files and folders
  { name: 'a missing facts file', edit: remove(code), says: ['content/codes/1001', 'code.yaml'] },
  { name: 'a missing English text', edit: remove(en), says: ['content/codes/1001', 'en.mdx'] },
  { name: 'a missing Spanish text', edit: remove(es), says: ['content/codes/1001', 'es.mdx'] },
  { name: 'a missing Chinese text', edit: remove(zh), says: ['content/codes/1001', 'zh.mdx'] },
  { name: 'a missing text of a comparison', edit: remove(`${pair}/zh.mdx`), says: [pair, 'zh.mdx'] },
  { name: 'a missing text of a range', edit: remove(`${range}/es.mdx`), says: [range, 'es.mdx'] },
  { name: 'a missing text of a guide', edit: remove(`${reconnect}/zh.mdx`), says: [reconnect, 'zh.mdx'] },
  { name: 'a missing list of sources', edit: remove('content/sources.yaml'), says: ['content/sources.yaml', 'restore the file'] },
  { name: 'missing interface strings', edit: remove('content/ui/es.json'), says: ['content/ui/es.json', 'restore the file'] },
  { name: 'an empty folder', edit: (dir) => write('content/codes/1099/.keep', '')(dir), says: ['content/codes/1099'] },
  {
    name: 'a stray file among the texts',
    edit: write('content/codes/1001/notes.txt', 'later'),
    says: ['content/codes/1001/notes.txt', 'a stray file'],
  },
  { name: 'a stray file among the folders', edit: write('content/codes/list.md', 'x'), says: ['content/codes/list.md', 'only folders'] },
  { name: 'a text in a fourth language', edit: copy(es, 'content/codes/1001/fr.mdx'), says: ['content/codes/1001/fr.mdx', 'a stray file'] },
  {
    name: 'a folder that is no code',
    edit: copy('content/codes/1001', 'content/codes/going-away'),
    says: ['content/codes/going-away', '1001'],
  },
  { name: 'a code twice', edit: copy('content/codes/1001', 'content/codes/1099'), says: ['content/codes/1099/code.yaml', '1001'] },
  {
    name: 'a folder named unlike its range',
    edit: copy(range, 'content/ranges/4000-5000'),
    says: ['content/ranges/4000-5000', '4000-4999'],
  },
  // Shapes of facts
  { name: 'a missing key', edit: change(code, /^closer: .*\n/m, ''), says: [code, 'closer'] },
  { name: 'an unknown key', edit: append(code, 'colour: red'), says: [code, 'colour'] },
  { name: 'a wrong type', edit: change(code, 'code: 1001', 'code: "1001"'), says: [code, 'expected number'] },
  { name: 'a value that is no option', edit: change(code, 'value: as-meant', 'value: fine'), says: [code, 'as-meant', 'fine'] },
  { name: 'a code beyond 65535', edit: change(code, 'code: 1001', 'code: 70000'), says: [code, '65535'] },
  { name: 'an unquoted yes', edit: change(code, 'verdict: "yes"', 'verdict: true'), says: [code, 'reconnect.verdict'] },
  { name: 'an unsourced fact', edit: change(code, /^closer: .*$/m, 'closer: { value: peer }'), says: [code, 'closer.sources'] },
  {
    name: 'a fact with an empty list of sources',
    edit: change(code, /^closer: .*$/m, 'closer: { value: peer, sources: [] }'),
    says: [code, 'closer.sources'],
  },
  {
    name: 'a cause without a source',
    edit: change(code, /(id: page-left, layer: client), sources: \[.*?\]/, 'id: page-left, layer: client'),
    says: [code, 'causes.1.sources'],
  },
  {
    name: 'a cause id with capitals',
    edit: change(code, 'id: page-left', 'id: PageLeft'),
    says: [code, 'lower-case words joined by hyphens'],
  },
  { name: 'a day that is no day', edit: change(code, /checked: .*/, 'checked: "yesterday"'), says: [code, '2026-11-21'] },
  { name: 'a layer that is none', edit: change(code, 'layer: client', 'layer: browser'), says: [code, 'layer'] },
  { name: 'a trace without its role', edit: change(code, /role: \w+, (scenario: receives-1001)/, '$1'), says: [code, 'trace.role'] },
  {
    name: 'a trace of a scenario of another code',
    edit: change(code, 'scenario: receives-1001', 'scenario: receives-1000'),
    says: [code, 'trace.scenario: receives-1000', 'receives-1001'],
  },
  {
    name: 'a trace of a client that was not recorded',
    edit: change(code, /trace: \{ client: [a-z-]+/, 'trace: { client: netscape'),
    says: [code, 'netscape.client.json', 'one of the clients that have one'],
  },
  {
    name: 'a trace that does not show its code',
    edit: change(code, 'scenario: receives-1001', 'scenario: sends-1001'),
    says: [code, 'sends-1001 of chromium', 'a Close frame or a report with 1001'],
  },
  { name: 'a source reference that is none', edit: change(code, 'rfc6455#7.1.5', 'RFC 6455, 7.1.5'), says: [code, 'a source id'] },
  { name: 'broken YAML', edit: change(code, 'registration:', 'registration: {'), says: [code, 'YAML'] },
  { name: 'an empty facts file', edit: write(code, ''), says: [code, 'expected object'] },
  // Facts across files
  {
    name: 'a source that is not listed',
    edit: change(code, 'rfc6455#7.1.5', 'rfc9999#7.1.5'),
    says: [code, '"rfc9999"', 'content/sources.yaml'],
  },
  {
    name: 'a listed source that nothing cites',
    edit: append('content/sources.yaml', 'unused-document:\n  title: Unused\n  url: https://example.org/\n  read: "2026-11-21"'),
    says: ['content/sources.yaml', 'unused-document'],
  },
  {
    name: 'a source without https',
    edit: change('content/sources.yaml', 'https://www.rfc-editor.org/rfc/rfc6455\n', 'http://www.rfc-editor.org/rfc/rfc6455\n'),
    says: ['content/sources.yaml', 'rfc6455.url'],
  },
  {
    name: 'a source twice',
    edit: append('content/sources.yaml', 'rfc6455:\n  title: Again\n  url: https://example.org/\n  read: "2026-11-21"'),
    says: ['content/sources.yaml', 'unique'],
  },
  {
    name: 'a reference to a code that is not there',
    edit: change(code, 'confusedWith: [1000', 'confusedWith: [1099'),
    says: [code, 'confusedWith', '1099'],
  },
  {
    name: 'a code confused with itself',
    edit: change(code, 'confusedWith: [1000', 'confusedWith: [1001'),
    says: [code, 'confusedWith', '1001'],
  },
  {
    name: 'an item twice',
    edit: change(code, 'aliases: [CLOSE_GOING_AWAY', 'aliases: [CLOSE_GOING_AWAY, CLOSE_GOING_AWAY'),
    says: [code, 'aliases', 'twice'],
  },
  { name: 'a cause id twice', edit: change(code, 'id: page-left', 'id: server-stopping'), says: [code, 'server-stopping', 'twice'] },
  {
    name: 'a code that travels and that nobody may set',
    edit: change(code, /^setBy: .*$/m, 'setBy: { value: nobody, sources: [rfc6455#7.4.1] }'),
    says: [code, 'setBy'],
  },
  {
    name: 'page script that may send 1001',
    edit: change(code, 'mayClose: { value: false', 'mayClose: { value: true'),
    says: [code, 'mayClose'],
  },
  {
    name: 'a diagram that sends another code',
    edit: change(code, 'scenario: receives-1001', 'scenario: receives-1006'),
    says: [code, 'trace'],
  },
  { name: 'a retry without a wait', edit: change(code, /delay: .*/, 'delay: null'), says: [code, 'delay'] },
  { name: 'a wait whose bounds are reversed', edit: change(code, 'min: 0, max: 5', 'min: 9, max: 5'), says: [code, 'delay'] },
  // Comparisons
  { name: 'a reversed pair', edit: change(`${pair}/pair.yaml`, '[1001, 1006]', '[1006, 1001]'), says: [`${pair}/pair.yaml`, '1001'] },
  { name: 'a pair of one code', edit: change(`${pair}/pair.yaml`, '[1001, 1006]', '[1001, 1001]'), says: [`${pair}/pair.yaml`] },
  {
    name: 'a pair in a folder of the reversed name',
    edit: copy(pair, 'content/comparisons/1006-vs-1001'),
    says: ['content/comparisons/1006-vs-1001', '1001-vs-1006'],
  },
  {
    name: 'a pair with a code that is not there',
    edit: change(`${pair}/pair.yaml`, '[1001, 1006]', '[1001, 1099]'),
    says: [`${pair}/pair.yaml`, '1099'],
  },
  // Words
  { name: 'a text without frontmatter', edit: write(es, 'Nada.'), says: [es, 'no frontmatter'] },
  { name: 'a missing key of the words', edit: change(es, /^gist: .*\n/m, ''), says: [es, 'gist'] },
  { name: 'an unknown key of the words', edit: change(es, /^gist: /m, 'titulo: x\ngist: '), says: [es, 'titulo'] },
  { name: 'an empty text', edit: change(es, /^gist: .*$/m, 'gist: ""'), says: [es, 'gist'] },
  { name: 'an answer that is too long', edit: change(en, /^answer: .*$/m, `answer: "${'word '.repeat(60)}"`), says: [en, 'answer', '260'] },
  { name: 'a cause without its words', edit: change(es, /^ {2}page-left:\n(?: {4}.*\n)+/m, ''), says: [es, 'page-left'] },
  { name: 'words for a cause that is not there', edit: change(es, '  page-left:', '  page-gone:'), says: [es, 'page-gone'] },
  { name: 'a confused code without its line', edit: change(zh, /^ {2}"1012": .*\n/m, ''), says: [zh, '1012'] },
  { name: 'an item fewer in a translation', edit: change(zh, /^seen:\n {2}- .*\n/m, 'seen:\n'), says: [zh, 'seen'] },
  {
    name: 'a line of a guide that is missing',
    edit: change(`${reconnect}/es.mdx`, /^ {2}graphql-ws: .*\n/m, ''),
    says: [`${reconnect}/es.mdx`, 'graphql-ws'],
  },
  { name: 'an unescaped brace', edit: append(en, 'The reason is {text} of the peer.'), says: [en, 'brace'] },
  { name: 'an unclosed tag', edit: append(en, 'The reason is <text of the peer.'), says: [en, 'MDX'] },
  { name: 'a fingerprint that is none', edit: change(es, /^renders: .*$/m, 'renders: "today"'), says: [es, 'twelve hexadecimal digits'] },
  {
    name: 'a stale translation',
    edit: append(en, 'A new paragraph that only the English text has so far.'),
    says: [es, 'renders', 'npm run content -- stamp codes/1001'],
  },
  { name: 'a translation without a fingerprint', edit: change(zh, /^renders: .*\n/m, ''), says: [zh, 'renders'] },
  {
    name: 'English text in the Spanish file',
    edit: change(es, /^gist: .*$/m, `gist: "${longEnglish}"`),
    says: [es, 'gist', 'translate it'],
  },
  {
    name: 'English text in the Chinese file',
    edit: change(zh, /^gist: .*$/m, `gist: "${longEnglish}"`),
    says: [zh, 'gist', 'translate it'],
  },
  {
    name: 'an English paragraph in a translation',
    edit: append(`${pair}/es.mdx`, `\n${longEnglish}`),
    says: [`${pair}/es.mdx`, 'translate it'],
  },
  {
    name: 'a sentence twice',
    edit: append(
      en,
      '\nThe close code stands here once more for everyone to read it.\n\nThe close code stands here once more for everyone to read it.',
    ),
    says: [en, 'each sentence once'],
  },
  { name: 'a rejected term in Spanish', edit: append(es, 'Llega un marco de cierre.'), says: [es, 'marco'] },
  { name: 'a rejected term in Chinese', edit: append(zh, '收到一个关闭帧。'), says: [zh, '关闭帧'] },
  { name: 'half-width punctuation in Chinese', edit: append(zh, '服务端退出,客户端重连。'), says: [zh, 'full-width'] },
  { name: 'no space between Chinese and a number', edit: append(zh, '收到1001之后重连。'), says: [zh, 'a space between'] },
  { name: 'a Spanish question that does not open', edit: append(es, 'Se cerró la página?'), says: [es, '¿'] },
  { name: 'a link to a page that is not there', edit: append(en, 'See [the other code](/1099).'), says: [en, '/1099'] },
  {
    name: 'an anchor that only one language has',
    edit: change(`${reconnect}/es.mdx`, '<Heading id="libraries">', '<Heading id="bibliotecas">'),
    says: [`${reconnect}/es.mdx`, 'libraries'],
  },
  // Redirects and published paths
  { name: 'a redirect to no page', edit: change(redirects, 'retry: reconnect', 'retry: again'), says: [redirects, 'moved.retry', 'again'] },
  { name: 'a redirect over a page', edit: change(redirects, 'retry: reconnect', '"1006": reconnect'), says: [redirects, '"1006"'] },
  { name: 'missing redirects', edit: remove(redirects), says: [redirects, 'restore the file'] },
  {
    name: 'a withdrawn page without a reason in Chinese',
    edit: change(
      redirects,
      'withdrawn: []',
      'withdrawn:\n  - { slug: old, day: "2026-11-21", instead: send, why: { en: Gone., es: Ya no. } }',
    ),
    says: [redirects, 'withdrawn.0.why.zh'],
  },
  {
    name: 'a published page and a published anchor that are gone',
    edit: inOrder(append('content/published.txt', 'old-guide part'), renameCause('characters-counted')),
    says: ['content/published.txt', '/es/old-guide is not in the build', '/1009#cause-', 'formerly', 'withdrawn'],
  },
  // The lab
  {
    name: 'an unknown kind of scenario',
    edit: change('content/scenarios.yaml', 'kind: bad-accept', 'kind: good-accept'),
    says: ['content/ui/zh.json', 'scenario.good-accept', 'content/scenarios.yaml, bad-accept'],
  },
  {
    name: 'a scenario that claims without a source',
    edit: change('content/scenarios.yaml', 'level: must, source: rfc6455#4.1 }', 'level: must }'),
    says: ['content/scenarios.yaml', 'http-200.expects.0.source'],
  },
  {
    name: 'a scenario that was not recorded',
    edit: change('content/scenarios.yaml', 'http-200:', 'http-203:'),
    says: [recording, 'missing: http-203', 'unknown: http-200', 'npm run lab'],
  },
  {
    name: 'a recording edited by hand',
    edit: change(recording, '"code": 1006', '"code": 1000'),
    says: [recording, 'edited by hand', 'npm run lab -- --record --only ws'],
  },
  { name: 'a recording that is no JSON', edit: change(recording, '{', ''), says: [recording, 'JSON'] },
  { name: 'a recording without its wire', edit: change(recording, '"wire":', '"wires":'), says: [recording, 'observations.0'] },
  {
    name: 'a recording of a client without a folder',
    edit: remove('content/clients/ws'),
    says: [recording, 'content/clients/ws/client.yaml'],
  },
  {
    name: 'a client without a recording',
    edit: inOrder(remove(recording), remove('content/observations/ws.server.json')),
    says: ['content/clients/ws/client.yaml', 'npm run lab -- --record --only ws'],
  },
  {
    name: 'a stray file among the recordings',
    edit: write('content/observations/notes.txt', 'x'),
    says: ['content/observations/notes.txt', 'a stray file'],
  },
  {
    name: 'a fact that a recorded browser contradicts',
    edit: change('content/clients/ws/client.yaml', 'kind: library', 'kind: browser'),
    says: [code, 'script.mayClose: false; ws in sends-1001: true', 'clients: [ws], scenario: sends-1001, mayClose: true'],
  },
  {
    name: 'a deviation that no recording shows',
    edit: append(code, 'deviations: [{ clients: [ws], scenario: receives-1001, code: 1006 }]'),
    says: [code, 'deviations: ws, receives-1001, code: 1006', 'remove ws'],
  },
  {
    name: 'a deviation that names no value',
    edit: append(code, 'deviations: [{ clients: [ws], scenario: receives-1001 }]'),
    says: [code, 'deviations.0', 'one of mayClose, code and wasClean'],
  },
  // Interface and glossary
  {
    name: 'a missing interface string',
    edit: change('content/ui/zh.json', /^ {4}"skip": .*\n/m, ''),
    says: ['content/ui/zh.json', 'site.skip'],
  },
  {
    name: 'an interface string too many',
    edit: change('content/ui/zh.json', '"skip":', '"jump": "跳转",\n    "skip":'),
    says: ['content/ui/zh.json', 'site.jump'],
  },
  {
    name: 'another variable in an interface string',
    edit: change('content/ui/es.json', '{{day}}', '{{dia}}'),
    says: ['content/ui/es.json', 'code.checked', 'dia'],
  },
  {
    name: 'an interface string left in English',
    edit: change(
      'content/ui/es.json',
      /"answer": "En esta dirección.*"/,
      '"answer": "There is no page at this address. Every registered close code has one, and every other number belongs to a range."',
    ),
    says: ['content/ui/es.json', 'notFound.answer'],
  },
  { name: 'interface strings that are no JSON', edit: change('content/ui/en.json', '{', ''), says: ['content/ui/en.json', 'JSON'] },
  {
    name: 'a glossary term without Chinese',
    edit: change('content/glossary/terms.yaml', /^ {2}zh: .*\n/m, ''),
    says: ['content/glossary/terms.yaml', 'zh'],
  },
  // History
  { name: 'a missing history', edit: remove(history), says: [history, 'restore the file'] },
  { name: 'a history entry without Chinese', edit: change(history, /^ {2}zh: >-\n {4}.*\n/m, ''), says: [history, 'zh'] },
  { name: 'a history entry twice', edit: change(history, 'id: first-publication', 'id: search-by-error-line'), says: [history, 'twice'] },
  {
    name: 'a history entry below an older one',
    edit: change(history, 'id: first-publication\n  day: "2026-11-21"', 'id: first-publication\n  day: "2026-12-21"'),
    says: [history, 'first-publication', 'newest'],
  },
  {
    name: 'a history entry of a page that is not there',
    edit: change(history, 'pages: [search]', 'pages: [sale]'),
    says: [history, 'sale'],
  },
  {
    name: 'a history entry left in English',
    edit: append(
      history,
      `- id: zero\n  day: "2026-11-20"\n  pages: [""]\n  en: ${longEnglish}\n  es: ${longEnglish}\n  zh: 第一次试运行。`,
    ),
    says: [history, 'zero.es', 'translate it'],
  },
  {
    name: 'several faults at once',
    edit: inOrder(change(code, 'code: 1001', 'code: "1001"'), remove(`${range}/es.mdx`), change(es, /^gist: .*\n/m, '')),
    says: [code, `${range}`, es],
  },
];
