import type { StreamEvent } from '../chat/stream-event';

/** Fewer events may well come at once. */
const MANY = 8;
/** A stream that is passed on has about a chunk for each event. */
const EVENTS_PER_CHUNK = 4;
/** A model that thinks for less may be followed by a fast answer. */
const LONG_MS = 2000;

/**
 * Passes events on and tells when a proxy holds streams back: many events in a few chunks after a long silence. Nothing
 * in the answer itself shows it.
 * @param since - when the question left, as `performance.now()` tells.
 * @param chunks - how many there were so far.
 */
export async function* watchBuffering(
  events: AsyncIterable<StreamEvent>,
  since: number,
  chunks: () => number,
  log: (message: string) => void,
): AsyncGenerator<StreamEvent> {
  let silence: number | undefined;
  let count = 0;
  for await (const event of events) {
    if (event.type !== 'ping') {
      silence ??= performance.now() - since;
      count++;
    }
    yield event;
  }
  if (silence === undefined || silence < LONG_MS) return;
  if (count < MANY || chunks() * EVENTS_PER_CHUNK > count) return;
  log(
    `${count} events came in ${chunks()} pieces after ${Math.round(silence / 1000)} s: a proxy holds streams back. ` +
      'Switch its buffering off (nginx: proxy_buffering off), or set responseMode to "blocking".',
  );
}
