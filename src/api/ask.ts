import { ChatError, lostConnection } from '../chat/errors';
import type { MessageFile, StreamEvent } from '../chat/stream-event';
import type { AppMode, SendRequest } from '../chat/transport';
import type { Http } from './http';
import { fileItem, mapFiles, writeInputs } from './input-values';
import { parseStreamEvent } from './parse-event';
import { parseFile } from './parse-message';
import { isRecord, parseJson, resolveUrl } from './read';
import { readEvents, type ReadOptions } from './sse';

export interface AskOptions extends Omit<ReadOptions, 'operation'> {
  /** `blocking` for networks whose proxies hold streams back; runs and agents always stream. Default `streaming`. */
  responseMode?: 'streaming' | 'blocking' | undefined;
  /** Given along as `trace_id` in the body: a header of our own would fail the preflight (ref §2.3). */
  traceId?: string | undefined;
}

const ASK_PATHS: Readonly<Record<AppMode, string>> = {
  chat: '/chat-messages',
  completion: '/completion-messages',
  workflow: '/workflows/run',
};
const STOP_PATHS: Readonly<Record<AppMode, string>> = {
  chat: '/chat-messages',
  completion: '/completion-messages',
  workflow: '/workflows/tasks',
};

/** Asks one question, or runs a form, and reads what comes (ref §3.2, §3.4, §3.5). */
export async function* ask(
  http: Http,
  request: SendRequest,
  signal: AbortSignal,
  options: AskOptions,
): AsyncGenerator<StreamEvent> {
  const path = ASK_PATHS[request.mode];
  const since = performance.now();
  const post = (how: AskOptions) => http.call(path, { method: 'POST', signal, body: bodyOf(request, how) });
  const response = await post(options).catch((error: unknown) => {
    // Nothing tells an agent before it is asked (ref §3.2), and a refusal of this kind was no work.
    if (options.responseMode === 'blocking' && refusesBlocking(error)) {
      return post({ ...options, responseMode: 'streaming' });
    }
    throw error;
  });
  let chunks = 0;
  const onChunk = (): void => void chunks++;
  const events = readResponse(response, signal, { ...options, onChunk, operation: `POST ${path}` });
  const { log } = options;
  // Few ask for it, and an answer is read as well without it.
  const part = log && (await import('./watch-buffering').catch(() => {}));
  const watched = part ? part.watchBuffering(events, since, () => chunks, log) : events;
  yield* withAddresses(watched, http.apiUrl);
}

/** Follows a run on: its state so far, then what happens (ref §4.8). */
export async function* resumeRun(
  http: Http,
  runId: string,
  signal: AbortSignal,
  options: AskOptions,
): AsyncGenerator<StreamEvent> {
  const path = `/workflow/${encodeURIComponent(runId)}/events`;
  const response = await http.call(`${path}?include_state_snapshot=true`, { signal, mayBeMissing: true });
  yield* withAddresses(readResponse(response, signal, { ...options, operation: `GET ${path}` }), http.apiUrl);
}

function refusesBlocking(error: unknown): boolean {
  return error instanceof ChatError && error.status === 400 && /not support blocking/i.test(error.message);
}

function bodyOf(request: SendRequest, { responseMode = 'streaming', traceId }: AskOptions): object {
  const { mode, text, inputs, files, conversationId, parentMessageId } = request;
  return {
    inputs: writeInputs(inputs),
    files: files.map(fileItem),
    // Left out it would mean blocking, which agents refuse.
    response_mode: responseMode,
    ...(mode !== 'workflow' && { query: text }),
    // A parent left out would make the model forget.
    ...(mode === 'chat' && {
      conversation_id: conversationId ?? '',
      parent_message_id: parentMessageId ?? null,
    }),
    ...(traceId !== undefined && { trace_id: traceId }),
  };
}

async function* readResponse(
  response: Response,
  signal: AbortSignal,
  options: ReadOptions,
): AsyncGenerator<StreamEvent> {
  const { operation } = options;
  const type = response.headers.get('Content-Type') ?? '';
  if (type.includes('application/json')) {
    const body = await response.text().catch((cause: unknown) => {
      signal.throwIfAborted();
      throw lostConnection(operation, cause);
    });
    yield* blockingEvents(parseJson(body), operation);
  } else if (type.includes('text/event-stream') && response.body) {
    yield* readEvents(response.body, signal, options);
  } else {
    throw new ChatError('protocol', `${operation} gave no stream but "${type}".`, {
      status: response.status,
    });
  }
}

/** Files of a stream come with addresses relative to the server (ref §4.5). */
async function* withAddresses(
  events: AsyncIterable<StreamEvent>,
  apiUrl: string,
): AsyncGenerator<StreamEvent> {
  const resolve = (file: MessageFile): MessageFile => ({ ...file, url: resolveUrl(file.url, apiUrl) });
  for await (const event of events) {
    if (event.type === 'message-file') yield { ...event, file: resolve(event.file) };
    else if (event.type === 'workflow-end') {
      const outputs = mapFiles(event.outputs, (file) => resolve(parseFile(file)));
      yield { ...event, outputs, files: event.files.map(resolve) };
    } else if ('files' in event && event.files.length > 0)
      yield { ...event, files: event.files.map(resolve) };
    else yield event;
  }
}

/** A server or proxy that answered in one piece: the whole text, then the end; or a run that waits for a person. */
function* blockingEvents(value: unknown, operation: string): Generator<StreamEvent> {
  const answer = isRecord(value) && typeof value['answer'] === 'string' ? value : undefined;
  if (!answer) throw new ChatError('protocol', `${operation} gave JSON that is no message.`);
  const events = [
    { ...answer, event: 'message' },
    answer['event'] === 'workflow_paused' ? answer : { ...answer, event: 'message_end' },
  ];
  for (const event of events) {
    const parsed = parseStreamEvent(event);
    if (parsed) yield parsed;
  }
}

/** Always «success», also where nothing ran (ref §3.3). */
export async function stopTask(http: Http, mode: AppMode, taskId: string): Promise<void> {
  await http.json(`${STOP_PATHS[mode]}/${encodeURIComponent(taskId)}/stop`, { method: 'POST', body: {} });
}
