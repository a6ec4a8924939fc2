// A client of the WHATWG WebSocket API, as one writes it for a page. Pages import this file, and so do the adapters of runtimes
// that have the API built in. Plain JavaScript and no DOM: it must run everywhere as it is.

/**
 * @typedef {object} Task
 * @property {number} run
 * @property {string} url
 * @property {string} act none, send, close, close-connecting, and in a browser navigate, reload, close-tab
 * @property {string[]} [protocols]
 * @property {number} [code]
 * @property {string} [reason]
 * @property {number} [maxMessage]
 * @property {number} [heartbeat]
 */
/**
 * @typedef {{ type: string, message: string | null }} Fault
 * @typedef {object} Result
 * @property {number} run
 * @property {string[]} events
 * @property {number | null} code
 * @property {string | null} reason
 * @property {boolean | null} wasClean
 * @property {Fault | null} error
 * @property {Fault | null} thrown
 * @property {string[]} console
 * @typedef {{ run: number, unsupported: string }} Unsupported
 */

/** What only a browser can do, from outside of the page: the task ends with the open event, and the adapter does it then. */
export const pageActs = ['navigate', 'reload', 'close-tab'];

/** How long the opening handshake is left under way before close-connecting closes: the request is out by then. */
const handshakeUnderWay = 500;

/**
 * DOMException is one class for many errors; its name tells which.
 * @param {any} error
 * @returns {Fault}
 */
function faultOf(error) {
  const type = error?.constructor?.name ?? typeof error;
  return { type: error?.name && error.name !== type ? `${type} ${error.name}` : type, message: error?.message ?? String(error) };
}

/**
 * In browsers an error event carries nothing; elsewhere it has a message, or at least an error.
 * @param {any} event
 * @returns {Fault}
 */
function faultOfEvent(event) {
  const { error, message } = event;
  return { type: event.constructor.name, message: message || (error ? String(error) : null) };
}

/**
 * Connects, does what the task asks for and waits for the close event. Never ends where none comes.
 * @param {new (url: string, protocols?: string[]) => any} WebSocket
 * @param {Task} task
 * @returns {Promise<Result | Unsupported>}
 */
export function runTask(WebSocket, task) {
  const { run, url, act, protocols, code, reason } = task;
  // The API has neither a limit for messages nor a Ping.
  if (task.maxMessage !== undefined) return Promise.resolve({ run, unsupported: 'no-limit' });
  if (task.heartbeat !== undefined) return Promise.resolve({ run, unsupported: 'no-heartbeat' });

  return new Promise((resolve) => {
    /** @type {Result} */
    const result = { run, events: [], code: null, reason: null, wasClean: null, error: null, thrown: null, console: [] };
    // A copy: what happens after the end of the task is not part of it.
    const finish = () => resolve(structuredClone(result));

    /** @type {any} */
    let socket;
    try {
      socket = protocols ? new WebSocket(url, protocols) : new WebSocket(url);
    } catch (error) {
      result.events.push('error');
      result.error = faultOf(error);
      finish();
      return;
    }

    /** @param {() => void} call */
    const attempt = (call) => {
      try {
        call();
      } catch (error) {
        result.thrown = faultOf(error);
        finish();
        // Nothing in the API cuts a connection; this ends it, long after the lab has seen what the throwing call left on the wire.
        setTimeout(() => socket.close(), 5000);
      }
    };
    const close = () =>
      attempt(() => {
        if (reason !== undefined) socket.close(code, reason);
        else if (code !== undefined) socket.close(code);
        else socket.close();
      });

    socket.addEventListener('open', () => {
      result.events.push('open');
      if (act === 'send') attempt(() => socket.send('hello'));
      if (act === 'close') close();
      if (pageActs.includes(act)) finish();
    });
    socket.addEventListener('message', () => result.events.push('message'));
    socket.addEventListener('error', (/** @type {any} */ event) => {
      result.events.push('error');
      result.error ??= faultOfEvent(event);
    });
    socket.addEventListener('close', (/** @type {any} */ event) => {
      result.events.push('close');
      result.code = event.code;
      result.reason = event.reason;
      result.wasClean = event.wasClean;
      finish();
    });
    if (act === 'close-connecting') setTimeout(close, handshakeUnderWay);
  });
}
