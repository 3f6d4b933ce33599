import { newId } from '../ids';

/** A visitor, as the server knows him. */
export interface Person {
  id: string;
  /** The `user_id` of the page, or a made-up one. */
  session: string;
}

/** The end users of one instance. */
export class People {
  readonly #byId = new Map<string, Person>();

  /** The same person for the same session; somebody new without one. */
  meet(session: string | undefined): Person {
    const known = [...this.#byId.values()].find((person) => person.session === session);
    if (known !== undefined) return known;
    const person = { id: newId(), session: session ?? newId() };
    this.#byId.set(person.id, person);
    return person;
  }

  find(id: string): Person | undefined {
    return this.#byId.get(id);
  }

  forgetAll(): void {
    this.#byId.clear();
  }

  get size(): number {
    return this.#byId.size;
  }
}
