import { nextTurn, sleep } from '../clock';
import type { Settings } from '../settings';

/** The beat of a stream. Late steps catch up, so that the rate is right on average. */
export class Rhythm {
  readonly #intervalMs: number;
  #due = performance.now();

  constructor({ perSecond, delayMs }: Settings) {
    this.#intervalMs = perSecond === null ? delayMs : 1000 / perSecond;
  }

  /** Resolves at the next beat, in a turn of its own. */
  async next(signal: AbortSignal): Promise<void> {
    this.#due += this.#intervalMs;
    const ms = this.#due - performance.now();
    await (ms >= 1 ? sleep(ms, signal) : nextTurn());
  }

  /** After a silence: the time spent is not caught up. */
  restart(): void {
    this.#due = performance.now();
  }
}
