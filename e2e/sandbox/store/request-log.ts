import type { Fields } from '../fields';

/** What arrived at one instance, by `METHOD /path-pattern`. */
export class RequestLog {
  readonly #counts = new Map<string, number>();
  readonly #last = new Map<string, Fields>();

  /** @returns how many of this route have come, this one included. */
  note(route: string, request: Fields): number {
    const count = (this.#counts.get(route) ?? 0) + 1;
    this.#counts.set(route, count);
    this.#last.set(route, request);
    return count;
  }

  get counts(): Fields {
    return Object.fromEntries(this.#counts);
  }

  get last(): Fields {
    return Object.fromEntries(this.#last);
  }
}
