import { ChatError } from '../chat/errors';
import type { StreamEvent } from '../chat/stream-event';
import { END_GRACE_MS, SPEECH_GRACE_MS, TurnEnd } from '../chat/turn-end';

/**
 * The events of one answer: the iteration ends when the answer is over, also where the server would keep the
 * connection for minutes (ref §4.7).
 * @param open - gives the events of a connection that its signal closes.
 * @throws {ChatError} `interrupted` where the connection ends before the answer; what `open` throws; the reason of
 *   `signal` where that is aborted.
 */
export async function* untilEnd(
  open: (signal: AbortSignal) => AsyncIterable<StreamEvent>,
  signal?: AbortSignal,
): AsyncGenerator<StreamEvent> {
  const patience = new AbortController();
  const end = new TurnEnd();
  let graceMs = END_GRACE_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    for await (const event of open(signal ? AbortSignal.any([signal, patience.signal]) : patience.signal)) {
      if (event.type === 'ping') {
        yield event;
        continue;
      }
      // Nobody is waiting while the reader of the events is at work.
      clearTimeout(timer);
      const phase = end.observe(event);
      if (event.type === 'speech-delta') graceMs = SPEECH_GRACE_MS;
      if (event.type === 'speech-end') graceMs = END_GRACE_MS;
      yield event;
      // Nothing can follow, and newer servers do not close after it.
      if (event.type === 'error' || event.type === 'stream-end') return;
      if (phase !== 'open') timer = setTimeout(() => patience.abort(), graceMs);
    }
  } catch (cause) {
    if (!patience.signal.aborted) throw cause;
  } finally {
    clearTimeout(timer);
  }
  if (end.phase === 'open') throw new ChatError('interrupted', 'The stream ended without an end event.');
}
