import type { Settings } from '../settings';
import { Connection } from './connection';
import { createCutter } from './cuts';
import { type Fate, fateOf } from './fate';

/** Everybody who reads a run. */
export class Audience {
  readonly #connections = new Set<Connection>();
  readonly #settings: Settings;
  readonly #onDeserted: () => void;
  readonly #deserted = new AbortController();

  /** @param onDeserted the last reader went away by himself. */
  constructor(settings: Settings, onDeserted: () => void) {
    this.#settings = settings;
    this.#onDeserted = onDeserted;
  }

  get size(): number {
    return this.#connections.size;
  }

  /** Aborted when a last reader has gone. */
  get deserted(): AbortSignal {
    return this.#deserted.signal;
  }

  /** The reader whose call the run answers. What a test has in store for the wire is for him. */
  welcome(): ReadableStream<Uint8Array> {
    const connection = this.#open([], fateOf(this.#settings));
    this.#connections.add(connection);
    connection.begin();
    return connection.body;
  }

  /** One more reader, who first hears what is given. */
  join(frames: readonly string[]): ReadableStream<Uint8Array> {
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
    for (const connection of this.#connections) {
      connection.close();
      // One that fell silent stays open: its end would be a sign of life.
      if (!connection.isSilent) this.#connections.delete(connection);
    }
  }

  break(): void {
    for (const connection of this.#connections) connection.break();
    this.#connections.clear();
    this.#deserted.abort();
  }

  #open(frames: readonly string[], fate?: Fate): Connection {
    const connection = new Connection(createCutter(this.#settings), () => leave(), fate);
    const leave = (): void => {
      this.#connections.delete(connection);
      if (this.#connections.size > 0) return;
      this.#deserted.abort();
      this.#onDeserted();
    };
    for (const frame of frames) connection.write(frame);
    connection.flush();
    return connection;
  }
}
