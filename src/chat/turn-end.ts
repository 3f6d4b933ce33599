import type { StreamEvent } from './stream-event';

/**
 * - `open`: the answer goes on.
 * - `ending`: the answer is complete; one more event may follow within `END_GRACE_MS`.
 * - `ended`: nothing more can come. Either way the connection may stay `END_GRACE_MS` for the server to close it.
 */
export type TurnPhase = 'open' | 'ending' | 'ended';

/** How long the second of two end events, and the server's own closing, may take (ref §4.7). */
export const END_GRACE_MS = 1500;
/** How long after its last piece speech may go on (ref §4.7). */
export const SPEECH_GRACE_MS = 5000;

/** Judges from its events when an answer is over: one rule for all server versions and app modes (ref §4.7). */
export class TurnEnd {
  #phase: TurnPhase = 'open';
  #isRun = false;
  #messageEnded = false;
  #runEnded = false;

  get phase(): TurnPhase {
    return this.#phase;
  }

  observe(event: StreamEvent): TurnPhase {
    // Whoever comes late to a run may have missed its start.
    if (event.ids.runId !== undefined) this.#isRun = true;
    switch (event.type) {
      case 'workflow-start':
        this.#isRun = true;
        break;
      case 'message-end':
        this.#messageEnded = true;
        break;
      case 'workflow-end':
        this.#isRun = this.#runEnded = true;
        break;
      case 'error':
      case 'workflow-pause':
      case 'stream-end':
        this.#phase = 'ended';
        break;
      default:
    }
    if (this.#phase === 'ended') return 'ended';
    const both = this.#messageEnded && this.#runEnded;
    // Without a run (basic apps, direct answers of a chatflow) `message_end` is the last word.
    if (both || (this.#messageEnded && !this.#isRun)) this.#phase = 'ended';
    else if (this.#messageEnded || this.#runEnded) this.#phase = 'ending';
    return this.#phase;
  }
}
