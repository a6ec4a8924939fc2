// /decode: what is pasted is decoded here and shown below; it never leaves this page unless the reader makes a link.
import { type CloseFrame, toHex } from '../domain/close-frame.ts';
import { type Finding, longestInput } from '../domain/decode.ts';
import { describeFinding } from '../domain/describe-finding.ts';
import { fill } from '../domain/fill.ts';
import { decode, loadRest, takeText } from './decoder.ts';

type Line = 'loading' | 'failed' | 'none' | 'found' | 'cut' | 'shared' | 'tooLong';
type FrameLine =
  | 'heading'
  | 'flags'
  | 'flagsSet'
  | 'length'
  | 'lengthSet'
  | 'key'
  | 'keyText'
  | 'code'
  | 'noCode'
  | 'reason'
  | 'noReason'
  | 'badReason';

/** Characters of the line shown around a finding, on each side. */
const excerpt = 90;

/** Longest text that is put into a link: what browsers and chat programs keep whole. */
const longestLink = 8000;

const form = document.querySelector<HTMLFormElement>('[data-decode]');
const field = form?.querySelector('textarea');
const status = form?.querySelector<HTMLElement>('[role=status]');
const list = document.querySelector<HTMLElement>('#findings');
const { url = '', strings: text = '{}' } = form?.dataset ?? {};
const strings = JSON.parse(text) as Record<Line, string> & { frame: Record<FrameLine, string> };

const element = (tag: string, content: string | (Node | string)[], className = '') => {
  const made = document.createElement(tag);
  made.append(...(typeof content === 'string' ? [content] : content));
  if (className) made.className = className;
  return made;
};

/** The part of the text that a finding rests on, marked, with what surrounds it on its line. */
function quote(input: string, { start, end }: Finding): HTMLElement {
  const lineStart = Math.max(input.lastIndexOf('\n', start - 1) + 1, start - excerpt);
  const lineEnd = input.indexOf('\n', end);
  const stop = Math.min(lineEnd < 0 ? input.length : lineEnd, end + excerpt);
  return element('code', [input.slice(lineStart, start), element('mark', input.slice(start, end)), input.slice(end, stop)]);
}

/** The bytes of a frame, each field with what it says. */
function drawFrame({ bytes, reserved, length, mask, payload, code, reason }: CloseFrame): HTMLElement {
  const { frame } = strings;
  const bit = (set: boolean) => (set ? '1' : '0');
  const header = mask ? 6 : 2;
  const rows: [bytes: number[], field: string, meaning: string][] = [
    [bytes.slice(0, 1), frame.flags, fill(frame.flagsSet, { rsv: reserved.map(bit).join('') })],
    [bytes.slice(1, 2), frame.length, fill(frame.lengthSet, { mask: bit(mask !== undefined), count: length })],
    ...(mask ? [[mask, frame.key, frame.keyText] as [number[], string, string]] : []),
    [bytes.slice(header, header + 2), frame.code, code === undefined ? frame.noCode : `${toHex(payload.slice(0, 2))} = ${code}`],
    [bytes.slice(header + 2), frame.reason, reason === undefined ? frame.badReason : reason || frame.noReason],
  ];
  const table = element('table', [
    element('caption', frame.heading),
    element(
      'tbody',
      rows.map(([part, name, meaning]) =>
        element('tr', [element('th', name), element('td', [element('code', toHex(part) || '·')]), element('td', meaning)]),
      ),
    ),
  ]);
  for (const cell of table.querySelectorAll('th')) cell.scope = 'row';
  return element('div', [table], 'table');
}

let turn = 0;
async function show(): Promise<void> {
  if (!field || !status || !list) return;
  const mine = ++turn;
  const input = field.value;
  if (input.trim() === '') {
    list.replaceChildren();
    status.textContent = '';
    return;
  }
  try {
    if (list.childElementCount === 0) status.textContent = strings.loading;
    const { findings, file } = await decode(url, input);
    if (mine !== turn) return;
    list.replaceChildren(
      ...findings.map((finding) => {
        const { href, title, cause, about } = describeFinding(finding, file);
        const link = element('a', title) as HTMLAnchorElement;
        link.href = href;
        const item = element('li', [
          element('b', [link]),
          ...(cause ? [element('span', cause)] : []),
          quote(input, finding),
          element('small', about.join(' · ')),
        ]);
        if (finding.frame) item.append(drawFrame(finding.frame));
        return item;
      }),
    );
    status.textContent = [
      findings.length === 0 ? strings.none : fill(strings.found, { count: findings.length }),
      input.length > longestInput ? fill(strings.cut, { count: longestInput }) : '',
    ]
      .join(' ')
      .trim();
    // Once it has answered, it goes on answering without a network.
    await loadRest(url);
  } catch {
    if (mine === turn) status.textContent = strings.failed;
  }
}

if (form && field && status) {
  form.hidden = false;
  field.value = takeText() || readHash();
  field.addEventListener('input', () => void show());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (field.value.length > longestLink) {
      status.textContent = strings.tooLong;
      return;
    }
    history.replaceState(null, '', `#text=${encodeURIComponent(field.value)}`);
    status.textContent = strings.shared;
  });
  form.addEventListener('reset', () => {
    field.value = '';
    history.replaceState(null, '', location.pathname);
    field.focus();
    void show();
  });
  addEventListener('hashchange', () => {
    field.value = readHash();
    void show();
  });
  void show();
}

/** The text of a link that a reader has made. */
function readHash(): string {
  const [, encoded = ''] = /^#text=(.*)$/.exec(location.hash) ?? [];
  try {
    return decodeURIComponent(encoded);
  } catch {
    return '';
  }
}
