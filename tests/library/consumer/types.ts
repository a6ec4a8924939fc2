// Compiled, never run: what a strict TypeScript program may and may not write.
import {
  type CloseCode,
  canSend,
  closeCode,
  closeCodeUrl,
  explainClose,
  type Language,
  type Runtime,
  reconnectDelay,
  shouldReconnect,
} from 'whyclosed';

const told: CloseCode = closeCode(1006, { lang: 'es' });
if (told.registered) {
  const description: string = told.description;
  const ending: 'as-meant' | 'will-pass' | 'to-mend' | 'own-side' = told.ending;
  const range: string | null = told.range;
  console.log(description, ending, range);
} else {
  const nothing: null = told.reconnect;
  const range: '0-999' | '1016-2999' | '3000-3999' | '4000-4999' | '5000-65535' = told.range;
  console.log(nothing, range);
}
// @ts-expect-error the answer is read-only
told.name = 'other';

const lang: Language = 'zh';
const runtime: Runtime = 'ws';
const url: string = closeCodeUrl(1006, { lang, base: 'https://example.org' });
const may: boolean = canSend(1011, runtime);
const again: boolean | undefined = shouldReconnect(1006);
const wait: number = reconnectDelay(0, 1006);
console.log(url, may, again, wait);

new WebSocket('wss://example.org').addEventListener('close', (event) => console.log(explainClose(event)));
explainClose({ code: 1008, reason: new Uint8Array(2) }, { lang: undefined });
// @ts-expect-error an event without a code
explainClose({ reason: '' });
// @ts-expect-error no such language
closeCode(1006, { lang: 'fr' });
// @ts-expect-error no such runtime
canSend(1000, 'netscape');
// @ts-expect-error may be undefined
const certain: boolean = shouldReconnect(4000);
// @ts-expect-error a number, not a text
closeCodeUrl('1006');
console.log(certain);
