import { ChatError } from '../chat/errors';
import type { StreamEvent } from '../chat/stream-event';
import type { AppMode, OutgoingFile, SendRequest } from '../chat/transport';
import type { Http } from './http';
import { parseStreamEvent } from './parse-event';
import { isRecord, parseJson } from './read';
import { readEvents, type ReadOptions } from './sse';

export interface AskOptions extends Omit<ReadOptions, 'operation'> {
  /** `blocking` for networks whose proxies hold streams back; a run always streams. Default `streaming`. */
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
  const response = await http.call(path, { method: 'POST', signal, body: bodyOf(request, options) });
  yield* readResponse(response, signal, { ...options, operation: `POST ${path}` });
}

/** Follows a run on: its state so far, then what happens (ref §4.8). */
export async function* resumeRun(
  http: Http,
  runId: string,
  signal: AbortSignal,
  options: AskOptions,
): AsyncGenerator<StreamEvent> {
  const path = `/workflow/${encodeURIComponent(runId)}/events`;
  const response = await http.call(`${path}?include_state_snapshot=true`, { signal });
  yield* readResponse(response, signal, { ...options, operation: `GET ${path}` });
}

function bodyOf(request: SendRequest, { responseMode = 'streaming', traceId }: AskOptions): object {
  const { mode, text, inputs, files, conversationId, parentMessageId } = request;
  return {
    inputs,
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
  if (type.includes('application/json')) yield* blockingEvents(parseJson(await response.text()), operation);
  else if (type.includes('text/event-stream') && response.body) {
    yield* readEvents(response.body, signal, options);
  } else {
    throw new ChatError('protocol', `${operation} gave no stream but "${type}".`, {
      status: response.status,
    });
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

/** A file as questions and inputs carry it (ref §3.10). */
export function fileItem(file: OutgoingFile): Record<string, string> {
  return file.method === 'upload'
    ? { type: file.kind, transfer_method: 'local_file', url: '', upload_file_id: file.uploadId }
    : {
        type: file.kind,
        transfer_method: 'remote_url',
        url: file.url,
        ...(file.uploadId !== undefined && { upload_file_id: file.uploadId }),
      };
}

/** Always «success», also where nothing ran (ref §3.3). */
export async function stopTask(http: Http, mode: AppMode, taskId: string): Promise<void> {
  await http.json(`${STOP_PATHS[mode]}/${encodeURIComponent(taskId)}/stop`, { method: 'POST', body: {} });
}
