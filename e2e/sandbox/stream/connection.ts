import { nextTurn } from '../clock';
import type { Cutter } from './cuts';
import { type Fate, PING } from './fate';

/** A stream ends with this where the sandbox cuts the wire; `serve` then destroys the socket. */
export class BrokenConnection extends Error {
  override readonly name = 'BrokenConnection';
  /** The other side shall see a reset (RST), not merely an end too early. */
  readonly isReset: boolean;

  constructor(isReset: boolean) {
    super('The sandbox cut the connection.');
    this.isReset = isReset;
  }
}

/** One reader of a run. Each chunk goes out by itself, in a turn of its own. */
export class Connection {
  readonly body: ReadableStream<Uint8Array>;
  readonly #cutter: Cutter;
  readonly #fate: Fate | undefined;
  readonly #onGone: () => void;
  readonly #chunks: Uint8Array[] = [];
  #events = 0;
  #isSilent = false;
  #end: 'open' | 'closed' | BrokenConnection = 'open';
  #wake = (): void => undefined;

  /** @param onGone the reader went away, or the wire to him was reset. */
  constructor(cutter: Cutter, onGone: () => void, fate?: Fate) {
    this.#cutter = cutter;
    this.#onGone = onGone;
    this.#fate = fate;
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

  /** Nothing comes any more, and the reader cannot know it. */
  get isSilent(): boolean {
    return this.#isSilent;
  }

  /** The head of the answer is on its way. */
  begin(): void {
    this.#meetFate();
  }

  write(frame: string): void {
    if (this.#isSilent) return;
    this.#push(this.#cutter.cut(frame));
    if (frame === PING) return;
    this.#events++;
    this.#meetFate();
  }

  /** The run falls silent: nothing may be kept back. */
  flush(): void {
    this.#push(this.#cutter.flush());
  }

  close(): void {
    if (this.#isSilent) return;
    this.#push(this.#cutter.end());
    if (this.#end === 'open') this.#end = 'closed';
    this.#wake();
  }

  /** What was written still arrives, then the wire is cut. */
  break(isReset = false): void {
    this.#push(this.#cutter.end());
    this.#end = new BrokenConnection(isReset);
    this.#wake();
  }

  #meetFate(): void {
    if (this.#fate === undefined || this.#events !== this.#fate.after) return;
    if (this.#fate.end === 'silence') {
      this.flush();
      this.#isSilent = true;
      return;
    }
    // A reset would take along what the reader has not read yet: nobody could count on so many events.
    this.break(this.#events === 0);
    this.#onGone();
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
    else if (this.#end === 'closed') controller.close();
    else if (this.#end === 'open') await this.#deliver(controller);
    else controller.error(this.#end);
  }
}
