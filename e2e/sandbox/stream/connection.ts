import { nextTurn } from '../clock';
import type { Cutter } from './cuts';

/** A stream ends with this where the sandbox cuts the wire; `serve` then destroys the socket. */
export class BrokenConnection extends Error {
  override readonly name = 'BrokenConnection';
}

/** One reader of a run. Each chunk goes out by itself, in a turn of its own. */
export class Connection {
  readonly body: ReadableStream<Uint8Array>;
  readonly #cutter: Cutter;
  readonly #chunks: Uint8Array[] = [];
  #end: 'open' | 'closed' | 'broken' = 'open';
  #wake = (): void => undefined;

  /** @param onGone the reader went away by itself. */
  constructor(cutter: Cutter, onGone: () => void) {
    this.#cutter = cutter;
    this.body = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => this.#deliver(controller),
        cancel: () => {
          this.#end = 'closed';
          this.#wake();
          onGone();
        },
      },
      // Nothing is produced ahead of the reader, so every chunk is a read of its own.
      { highWaterMark: 0 },
    );
  }

  write(frame: string): void {
    this.#push(this.#cutter.cut(frame));
  }

  /** The run falls silent: nothing may be kept back. */
  flush(): void {
    this.#push(this.#cutter.flush());
  }

  close(): void {
    this.flush();
    if (this.#end === 'open') this.#end = 'closed';
    this.#wake();
  }

  /** What was written still arrives, then the wire is cut. */
  break(): void {
    this.flush();
    this.#end = 'broken';
    this.#wake();
  }

  #push(chunks: readonly Uint8Array[]): void {
    this.#chunks.push(...chunks);
    this.#wake();
  }

  async #deliver(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    await nextTurn();
    if (this.#chunks.length === 0 && this.#end === 'open') {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const chunk = this.#chunks.shift();
    if (chunk !== undefined) controller.enqueue(chunk);
    else if (this.#end === 'broken')
      controller.error(new BrokenConnection('The sandbox cut the connection.'));
    else if (this.#end === 'closed') controller.close();
    else await this.#deliver(controller);
  }
}
