import type { WireEvent } from '../../src/schemas/observation.ts';

/** A shorter wait is not recorded: on a busy machine it says more about that machine than about the one under test. Milliseconds. */
const notableWait = 4000;

/** What happened on one TCP connection, each event with its time. */
export class Trace {
  readonly #events: { at: number; event: WireEvent }[] = [];

  add(...events: WireEvent[]): void {
    for (const event of events) this.#events.push({ at: performance.now(), event });
  }

  get isEmpty(): boolean {
    return this.#events.length === 0;
  }

  /** The events in order; a wait that a reader would notice stands between two of them, in whole seconds. How long a handshake takes is no ending. */
  toWire(): WireEvent[] {
    return this.#events.flatMap(({ at, event }, i) => {
      const wait = at - (this.#events[i - 1]?.at ?? at);
      return wait < notableWait || 'http' in event ? [event] : [{ after: Math.round(wait / 1000) }, event];
    });
  }
}
