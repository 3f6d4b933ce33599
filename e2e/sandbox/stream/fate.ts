import type { Settings } from '../settings';

/** `event: ping` with its empty line: no event, and never counted as one. */
export const PING = 'event: ping\n\n';

/** How long a stream stays open that has nothing more to say (ref §4.7). */
export const IDLE_MS = 300_000;

/** What befalls a connection when it has carried so many events. */
export interface Fate {
  end: 'cut' | 'silence';
  after: number;
}

/** What tests have in store for the call that asks. Whoever follows the run afterwards is served. */
export function fateOf({ cutAfter, silentAfter }: Settings): Fate | undefined {
  if (cutAfter !== null) return { end: 'cut', after: cutAfter };
  return silentAfter === null ? undefined : { end: 'silence', after: silentAfter };
}
