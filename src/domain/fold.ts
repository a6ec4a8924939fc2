/** Marks and letters that logs, word processors and keyboards put in place of the plain ones, all of the same length. */
const plain: Record<string, string> = {
  ...Object.fromEntries([...'‘’‚´'].map((mark) => [mark, "'"])),
  ...Object.fromEntries([...'“”«»「」'].map((mark) => [mark, '"'])),
  ...Object.fromEntries([...'\u00a0\u202f\u3000'].map((mark) => [mark, ' '])),
  ...Object.fromEntries([...'：，。（）＝—–【】；'].map((mark, i) => [mark, ':,.()=--[];'[i] ?? mark])),
  ...Object.fromEntries([...'０１２３４５６７８９'].map((digit, i) => [digit, String(i)])),
  // Traditional Chinese, in the words that tell of connections.
  ...Object.fromEntries(
    [...'關閉斷開線連錯誤碼態狀報異絕敗時應務證書無過網絡協議號後會發現與個這處頁載資訊壞協'].map((sign, i) => [
      sign,
      '关闭断开线连错误码态状报异绝败时应务证书无过网络协议号后会发现与个这处页载资讯坏协'[i] ?? sign,
    ]),
  ),
  ...Object.fromEntries([...'áéíóúüñàèìòùâêîôûäëïöç'].map((letter) => [letter, letter.normalize('NFD')[0] ?? letter])),
};
const beyondAscii = /[\x80-\uffff]/;

/** Each UTF-16 unit and the plain one in its place. */
const units = Uint16Array.from({ length: 1 << 16 }, (_, unit) => unit);
for (const [mark, instead] of Object.entries(plain)) units[mark.charCodeAt(0)] = instead.charCodeAt(0);
const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/** One look at each character, however many are unusual: a call for each of those would take longer than all the rest. */
function replaceUnusual(text: string): string {
  const result = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i += 1) result[i] = units[text.charCodeAt(i)] ?? 0;
  return decoder.decode(result);
}

const escapeCharacter = '\x1b';

/** Tabs, the sequences by which terminals switch colours, and the backslash in front of a quote in JSON within JSON. */
const blanks = new RegExp(`\t|${escapeCharacter}\\[[\\d;]*m|\\\\(?=["'])`, 'g');

/** Lower case, plain marks, no colours, and letters without accents, each at its place: a position in the folded text is one in the text. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // "İ" becomes two characters; then only A to Z are worth it.
  const sameLength = lower.length === text.length ? lower : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const blanked = sameLength.replaceAll('`', "'").replace(blanks, (sequence) => ' '.repeat(sequence.length));
  return beyondAscii.test(blanked) ? replaceUnusual(blanked) : blanked;
}
