import type { StreamEvent } from '../chat/stream-event';

/** Fewer events may well come at once. */
const MANY = 8;
/** A model that thinks for less may be followed by a fast answer. */
const LONG_MS = 2000;
/** Events of one packet are read within less. */
const AT_ONCE_MS = 100;

/**
 * Passes events on and tells when a proxy holds streams back: many events in one lump after a long silence. Nothing in
 * the answer shows it but the clock.
 * @param since when the question left, as `performance.now()` tells.
 */
export async function* watchBuffering(
  events: AsyncIterable<StreamEvent>,
  since: number,
  log: (message: string) => void,
): AsyncGenerator<StreamEvent> {
  let first: number | undefined;
  let count = 0;
  for await (const event of events) {
    if (event.type !== 'ping') {
      first ??= performance.now();
      count++;
    }
    yield event;
  }
  if (first === undefined || count < MANY) return;
  const silence = first - since;
  if (silence < LONG_MS || performance.now() - first > AT_ONCE_MS) return;
  log(
    `All ${count} events came at once after ${Math.round(silence / 1000)} s: a proxy holds streams back. ` +
      'Switch its buffering off (nginx: proxy_buffering off), or set responseMode to "blocking".',
  );
}
