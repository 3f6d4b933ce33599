import type { Settings } from '../settings';

/** `event: ping` with its empty line: no event, and never counted as one. */
export const PING = 'event: ping\n\n';

/** What befalls a connection when it has carried so many events. */
export interface Fate {
  end: 'reset' | 'silence';
  after: number;
}

/** What tests have in store for the call that asks. Whoever follows the run afterwards is served. */
export function fateOf({ resetAfter, silentAfter }: Settings): Fate | undefined {
  if (resetAfter !== null) return { end: 'reset', after: resetAfter };
  return silentAfter === null ? undefined : { end: 'silence', after: silentAfter };
}
