// Runs unchanged in Node.js, Deno and Bun: prints what the installed package answers to inputs.json.
import { canSend, closeCode, closeCodeUrl, explainClose, reconnectDelay, shouldReconnect } from 'whyclosed';
import inputs from './inputs.json' with { type: 'json' };

function messageOf(act) {
  try {
    return act();
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
}

const answers = inputs.codes.map((code) => ({
  code,
  told: inputs.languages.map((lang) => closeCode(code, { lang })),
  urls: inputs.languages.map((lang) => closeCodeUrl(code, { lang })),
  moved: inputs.bases.map((base) => closeCodeUrl(code, { base, lang: 'es' })),
  lines: inputs.languages.map((lang) => explainClose({ code, reason: '' }, { lang })),
  sends: inputs.runtimes.filter((runtime) => canSend(code, runtime)),
  again: String(shouldReconnect(code)),
  finite: [0, 1, 1e6, Infinity].every((attempt) => Number.isFinite(reconnectDelay(attempt, code))),
}));

const reasons = inputs.reasons.flatMap((reason) =>
  [reason, new TextEncoder().encode(reason), new TextEncoder().encode(reason).buffer].map((form) =>
    explainClose({ code: 1008, reason: form }),
  ),
);

const refusals = [
  () => closeCode(1006.5),
  () => closeCode('1006'),
  () => closeCodeUrl(Number.NaN),
  () => explainClose({}),
  () => explainClose(undefined),
  () => explainClose({ code: 1006, reason: 7 }),
  () => closeCode(1006, { lang: 'toString' }),
  () => canSend(1000, 'constructor'),
  () => shouldReconnect(Infinity),
  () => reconnectDelay(-1, 1006),
  () => reconnectDelay(Number.NaN, 1006),
  () => reconnectDelay(0.5, 1006),
  () => reconnectDelay(0, null),
].map(messageOf);

console.log(JSON.stringify({ answers, reasons, refusals, frozen: Object.isFrozen(closeCode(1006)) && Object.isFrozen(closeCode(4321)) }));
