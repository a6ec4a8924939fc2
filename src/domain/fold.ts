/** Marks and letters that logs, word processors and keyboards put in place of the plain ones, all of the same length. */
const plain: Record<string, string> = {
  ...Object.fromEntries([...'‘’‚`´'].map((mark) => [mark, "'"])),
  ...Object.fromEntries([...'“”«»「」'].map((mark) => [mark, '"'])),
  ...Object.fromEntries([...'\u00a0\u202f\u3000\t'].map((mark) => [mark, ' '])),
  ...Object.fromEntries([...'：，。（）＝—–【】；'].map((mark, i) => [mark, ':,.()=--[];'[i] ?? mark])),
  ...Object.fromEntries([...'０１２３４５６７８９'].map((digit, i) => [digit, String(i)])),
  ...Object.fromEntries([...'áéíóúüñàèìòùâêîôûäëïöç'].map((letter) => [letter, letter.normalize('NFD')[0] ?? letter])),
};
const unusual = new RegExp(`[${Object.keys(plain).join('')}]`, 'g');

/** What switches the colours of a terminal begins with this. */
const escapeCharacter = '\x1b';
const colours = new RegExp(`${escapeCharacter}\\[[\\d;]*m`, 'g');

/** JSON within JSON. */
const escapedQuote = /\\(?=["'])/g;

/** Lower case, plain marks, no colours, and letters without accents, each at its place: a position in the folded text is one in the text. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // "İ" becomes two characters; then only A to Z are worth it.
  const sameLength = lower.length === text.length ? lower : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const colourless = sameLength.includes(escapeCharacter)
    ? sameLength.replace(colours, (sequence) => ' '.repeat(sequence.length))
    : sameLength;
  const unescaped = colourless.includes('\\') ? colourless.replace(escapedQuote, ' ') : colourless;
  return unescaped.replace(unusual, (mark) => plain[mark] ?? mark);
}
