import { getLines, getMessages } from '@microsoft/fetch-event-source/lib/esm/parse.js';
import { ChatError, lostConnection } from '../chat/errors';
import type { StreamEvent } from '../chat/stream-event';
import { parseStreamEvent } from './parse-event';
import { parseJson } from './read';

/**
 * Only the parsing half of fetch-event-source is used. Its other half repeats a POST on a lost connection, a tab
 * switch or an exception in a handler, overlooks a signal that is already aborted and needs `window`: the request is
 * our own, made once, so that none of this can happen. This module is the only one that imports it.
 */

/** A stream without a byte, not even a ping, for so long is dead; servers ping every 10 s (ref §4.7). */
const SILENCE_MS = 60_000;
/** An event larger than this is no event of Dify's. */
const MAX_EVENT_BYTES = 8_000_000;
/** Ends a line and an event. */
const END_OF_EVENT = new Uint8Array([10, 10]);
const NO_IDS = { conversationId: undefined, messageId: undefined, taskId: undefined, runId: undefined };

export interface ReadOptions {
  /** Named in errors, e.g. `POST /chat-messages`. */
  operation: string;
  silenceMs?: number | undefined;
  /** Hears of lines that are no events; they do not end the answer. */
  log?: ((message: string) => void) | undefined;
  /** Told of each chunk that ended an event. */
  onChunk?: (() => void) | undefined;
}

/**
 * The events of a stream, however it was cut into chunks. The iteration ends with the connection; leaving it early
 * closes the connection.
 * @throws {ChatError} `interrupted` when the connection drops, `timeout` when it falls silent, `protocol` when an event
 *   never ends. The reason of an abort is thrown as it is.
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  options: ReadOptions,
): AsyncGenerator<StreamEvent> {
  const { operation, silenceMs = SILENCE_MS, log, onChunk } = options;
  const reader = body.getReader();
  let batch: StreamEvent[] = [];
  let pendingBytes = 0;
  const feed = getLines(
    getMessages(ignore, ignore, ({ event, data }) => {
      pendingBytes = 0;
      const parsed = parseMessage(event, data);
      if (parsed) batch.push(parsed);
      else if (data !== '') log?.(`An event was not understood: ${data.slice(0, 200)}`);
    }),
  );
  try {
    for (let isFirst = true, isOpen = true; isOpen; isFirst = false) {
      // oxlint-disable-next-line no-await-in-loop -- chunks come one after the other
      const { done, value } = await withinSilence(reader.read(), silenceMs, operation);
      const chunk = isFirst && value ? withoutByteOrderMark(value) : value;
      // The last event may lack its empty line; if it is whole it counts.
      if (chunk) feed(chunk);
      if (done) feed(END_OF_EVENT);
      isOpen = !done;
      pendingBytes += batch.length === 0 ? (chunk?.length ?? 0) : 0;
      if (pendingBytes > MAX_EVENT_BYTES)
        throw new ChatError('protocol', `${operation}: an event without an end.`);
      const events = batch;
      batch = [];
      if (events.length > 0) onChunk?.();
      yield* events;
    }
  } catch (cause) {
    if (signal.aborted || cause instanceof ChatError) throw cause;
    throw lostConnection(operation, cause);
  } finally {
    // Closes the connection where the reader of the events left early; nobody is left to hear of a failure.
    reader.cancel().catch(ignore);
  }
}

/** `event: ping` comes without data; a proxy may add `[DONE]` (ref §4.1). */
function parseMessage(kind: string, data: string): StreamEvent | undefined {
  if (data === '') return kind === 'ping' ? { type: 'ping', ids: NO_IDS } : undefined;
  if (data === '[DONE]') return { type: 'stream-end', ids: NO_IDS };
  return parseStreamEvent(parseJson(data));
}

function withoutByteOrderMark(chunk: Uint8Array): Uint8Array {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
}

async function withinSilence<Value>(
  read: Promise<Value>,
  silenceMs: number,
  operation: string,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () =>
        reject(new ChatError('timeout', `${operation}: the stream was silent for ${silenceMs / 1000} s.`)),
      silenceMs,
    );
  });
  try {
    return await Promise.race([read, silence]);
  } finally {
    clearTimeout(timer);
  }
}

function ignore(): void {}
