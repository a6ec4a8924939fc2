import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { WireEvent } from '../../src/schemas/observation.ts';
import type { LabStep } from '../../src/schemas/scenario.ts';
import { encodeClose, encodeFrame, FrameReader } from './frames.ts';
import type { Trace } from './trace.ts';

/** Before its first step the lab waits, so that the other end has the opening behind it; milliseconds. */
const settle = 400;
/** Before it answers a Close frame: a client that does not wait for the answer is then seen to go first; milliseconds. */
const closeDelay = 120;
/** How long the lab lets the other end close the TCP connection first, once both have sent a Close frame; milliseconds. */
const patience = { server: 500, client: 1000 };

type Side = 'client' | 'server';

/** The lab's end of an open WebSocket connection: does the steps of a scenario, then behaves as RFC 6455 asks, and records both directions. */
export class LabEnd {
  readonly #reader: FrameReader;
  readonly #ownReader: FrameReader;
  readonly #seen = new Set<'message' | 'close'>();
  #silent = false;
  #closeSent = false;
  #finSent = false;
  #wake = () => {};

  readonly socket: Duplex;
  readonly side: Side;
  readonly trace: Trace;
  readonly terminate: () => void;

  constructor(socket: Duplex, side: Side, trace: Trace, terminate: () => void = () => {}) {
    this.socket = socket;
    this.side = side;
    this.trace = trace;
    this.terminate = terminate;
    this.#reader = new FrameReader(this.#other);
    this.#ownReader = new FrameReader(side);
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('end', () => this.#ended());
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET') trace.add({ from: this.#other, tcp: 'rst' });
      this.#wake();
    });
    socket.on('close', () => this.#wake());
  }

  get #other(): Side {
    return this.side === 'client' ? 'server' : 'client';
  }

  /** Bytes that came with the opening handshake. */
  receiveHead(head: Buffer): void {
    if (head.length > 0) this.#receive(head);
  }

  /** Ends the TCP connection without waiting: an HTTP answer that says "Connection: close" does. */
  finish(): void {
    this.#end('fin');
  }

  async play(steps: readonly LabStep[]): Promise<void> {
    // Silence is no act: it holds from the beginning.
    this.#silent = steps[0] !== undefined && 'silent' in steps[0];
    await wait(settle);
    for (const step of steps) {
      if (this.socket.destroyed) return;
      await this.#do(step);
    }
  }

  async #do(step: LabStep): Promise<void> {
    const masked = this.side === 'client';
    // One Close frame is enough: the other end may have closed first.
    if ('close' in step) {
      if (!this.#closeSent) this.#sendClose(step.close, step.reason ?? '');
    } else if ('frame' in step) this.#send(encodeFrame(step.frame, masked));
    else if ('tcp' in step) this.#end(step.tcp);
    else if ('pause' in step) await wait(step.pause);
    else if ('until' in step) await this.#until(step.until);
    else if ('silent' in step) this.#silent = true;
    else if ('terminate' in step) this.terminate();
  }

  async #until(what: 'message' | 'close'): Promise<void> {
    while (!this.#seen.has(what) && !this.socket.destroyed)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
  }

  #send(bytes: Buffer): void {
    if (this.#finSent || this.socket.destroyed) return;
    this.trace.add(...this.#ownReader.read(bytes).map(withoutPingPayload));
    this.socket.write(bytes);
  }

  #sendClose(code: number | null, reason: string): void {
    this.#closeSent = true;
    this.#send(encodeClose(code, reason, this.side === 'client'));
  }

  #end(how: 'fin' | 'rst'): void {
    if (this.#finSent || this.socket.destroyed) return;
    this.#finSent = true;
    this.trace.add(...this.#ownReader.rest(), { from: this.side, tcp: how });
    if (how === 'rst' && this.socket instanceof Socket) this.socket.resetAndDestroy();
    else this.socket.end();
  }

  #receive(chunk: Buffer): void {
    for (const event of this.#reader.read(chunk)) {
      this.trace.add(withoutPingPayload(event));
      this.#answer(event);
    }
    this.#wake();
  }

  #answer(event: WireEvent): void {
    if ('close' in event) {
      this.#seen.add('close');
      if (this.#silent) return;
      void this.#answerClose(event.close);
    } else if ('frame' in event) {
      if (['text', 'binary', 'continuation'].includes(event.frame)) this.#seen.add('message');
      if (event.frame === 'ping' && !this.#silent)
        this.#send(encodeFrame({ opcode: 10, text: event.text, hex: event.bytes }, this.side === 'client'));
    }
  }

  async #answerClose(code: number | null): Promise<void> {
    if (!this.#closeSent) {
      await wait(closeDelay);
      this.#sendClose(code, '');
    }
    await wait(patience[this.side]);
    this.#end('fin');
  }

  #ended(): void {
    this.trace.add(...this.#reader.rest(), { from: this.#other, tcp: 'fin' });
    if (!this.#silent) this.#end('fin');
    this.#wake();
  }
}

/** Libraries fill their Pings with random bytes; only the size stays. */
function withoutPingPayload(event: WireEvent): WireEvent {
  if (!('frame' in event) || (event.frame !== 'ping' && event.frame !== 'pong')) return event;
  const { text: _, bytes: __, ...rest } = event;
  return rest;
}
