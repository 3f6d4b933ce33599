import type { Fields } from '../fields';
import type { Instance, Registry } from '../instance';
import type { Profile } from '../profiles';
import type { Person } from '../store/people';

/** A request that has found its route. */
export interface Call {
  request: Request;
  url: URL;
  profile: Profile;
  registry: Registry;
  params: Readonly<Record<string, string>>;
  /** The parsed JSON body; `undefined` without one. */
  body: unknown;
  /** The parts of a multipart body. */
  form: FormData | undefined;
  /** The app that `X-App-Code` or the passport names. */
  instance: Instance | undefined;
}

/** A call whose passport was accepted. */
export interface AppCall extends Call {
  instance: Instance;
  person: Person;
}

/** An object is sent as JSON with status 200. */
export type Answer = Fields | Response;

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  /** `false` for a release whose router does not know the path: a 404 that no page of another origin can read. */
  knownTo?(profile: Profile): boolean;
  handle(call: Call): Answer | Promise<Answer>;
}
