import type { Cut } from '../settings';
import { Connection } from './connection';
import { createCutter } from './cuts';

/** Everybody who reads a run. */
export class Audience {
  readonly #connections = new Set<Connection>();
  readonly #cut: Cut;
  readonly #onDeserted: () => void;
  readonly #deserted = new AbortController();

  /** @param onDeserted the last reader went away by himself. */
  constructor(cut: Cut, onDeserted: () => void) {
    this.#cut = cut;
    this.#onDeserted = onDeserted;
  }

  get size(): number {
    return this.#connections.size;
  }

  /** Aborted when a last reader has gone. */
  get deserted(): AbortSignal {
    return this.#deserted.signal;
  }

  /** One more reader, who first hears what is given. */
  join(frames: readonly string[] = []): ReadableStream<Uint8Array> {
    const connection = this.#open(frames);
    this.#connections.add(connection);
    return connection.body;
  }

  /** Somebody who hears only what is given. */
  tell(frames: readonly string[]): ReadableStream<Uint8Array> {
    const connection = this.#open(frames);
    connection.close();
    return connection.body;
  }

  write(frame: string): void {
    for (const connection of this.#connections) connection.write(frame);
  }

  flush(): void {
    for (const connection of this.#connections) connection.flush();
  }

  close(): void {
    for (const connection of this.#connections) connection.close();
    this.#connections.clear();
  }

  break(): void {
    for (const connection of this.#connections) connection.break();
    this.#connections.clear();
    this.#deserted.abort();
  }

  #open(frames: readonly string[]): Connection {
    const connection = new Connection(createCutter(this.#cut), () => {
      this.#connections.delete(connection);
      if (this.#connections.size > 0) return;
      this.#deserted.abort();
      this.#onDeserted();
    });
    for (const frame of frames) connection.write(frame);
    connection.flush();
    return connection;
  }
}
