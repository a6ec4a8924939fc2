/** "CLOSE_GOING_AWAY", "StatusGoingAway", "going away": each name in the ways that programs write one, folded. */
export function spellingsOf(names: readonly string[]): string[] {
  const phrases = names.map((name) =>
    name
      .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .replaceAll(/[_\W\d]+/g, ' ')
      .trim(),
  );
  const stripped = phrases.map((phrase) => phrase.replace(/^(?:(?:close|closed|status|ws|lws|code) )+(?=\S+ \S)/, ''));
  const twoWords = [...new Set([...phrases, ...stripped])].filter((phrase) => phrase.includes(' '));
  return [...new Set(['_', '', ' ', '-'].flatMap((joint) => twoWords.map((phrase) => phrase.replaceAll(' ', joint))))];
}

/** A prefix that only names of close codes have, up to the end of the name. */
export const isTelling = (text: string): boolean =>
  /(?:close[._]?|closecodes?[._]|closestatus[._]|ws_(?:\d{4}_)?|closed?_|abnormal)[a-z_]*$/.test(text) ||
  /abnormal|no_?status_?r/.test(text);

/** Names that other protocols and programs have too. */
export const isCommon = (spelling: string): boolean =>
  /^(?:protocol|internal|server|tls|extension|internal.?server|unexpected)[ _-]?(?:err|error|condition)|bad.?gateway|try.?again|handshake|unsupported|service.?restart|too.?big$/.test(
    spelling,
  );

/** What says that the word behind it names a code, even one that says nothing by itself: "close code: NORMAL". */
const keyOfName = /(?:close[ _]?(?:code|status)|关闭码|codigo de cierre)["']?[ :=(]{1,4}["']?([a-z][a-z_]{3,40})(?![a-z])/g;

/** Each code by the letters of its names that tell it apart. */
export const codesByName = (names: readonly [code: number, names: string[]][]): ReadonlyMap<string, number> =>
  new Map(names.flatMap(([code, spellings]) => spellings.map((spelling): [string, number] => [plainName(spelling), code])));

/** The codes that a folded text names behind "close code". */
export function findNamedCodes(text: string, codes: ReadonlyMap<string, number>): { code: number; start: number; end: number }[] {
  return [...text.matchAll(keyOfName)].flatMap(({ 0: all, 1: name = '', index }) => {
    const code = codes.get(plainName(name));
    const end = index + all.length;
    return code === undefined ? [] : { code, start: end - name.length, end };
  });
}

const plainName = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .replace(/^(?:close|closed|status)(?=[a-z]{4})/, '')
    .replace(/closure$|close$/, '');
