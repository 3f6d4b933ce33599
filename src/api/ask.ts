import { ChatError } from '../chat/errors';
import type { StreamEvent } from '../chat/stream-event';
import type { OutgoingFile, SendRequest } from '../chat/transport';
import type { Http } from './http';
import { parseStreamEvent } from './parse-event';
import { isRecord, parseJson } from './read';
import { readEvents, type ReadOptions } from './sse';

/** Asks one question and reads its answer (ref §3.2). */
export async function* sendMessage(
  http: Http,
  request: SendRequest,
  signal: AbortSignal,
  options: Omit<ReadOptions, 'operation'>,
): AsyncGenerator<StreamEvent> {
  const operation = 'POST /chat-messages';
  // `response_mode` left out would mean blocking; a parent left out would make the model forget.
  const response = await http.call('/chat-messages', {
    method: 'POST',
    signal,
    body: {
      query: request.text,
      inputs: request.inputs,
      response_mode: 'streaming',
      conversation_id: request.conversationId ?? '',
      parent_message_id: request.parentMessageId ?? null,
      files: request.files.map(fileItem),
    },
  });
  const type = response.headers.get('Content-Type') ?? '';
  if (type.includes('application/json')) yield* blockingEvents(parseJson(await response.text()), operation);
  else if (type.includes('text/event-stream') && response.body) {
    yield* readEvents(response.body, signal, { ...options, operation });
  } else
    throw new ChatError('protocol', `${operation} gave no stream but "${type}".`, {
      status: response.status,
    });
}

/** A server or proxy that answered in one piece: the whole text, then the end. */
function* blockingEvents(value: unknown, operation: string): Generator<StreamEvent> {
  const message = isRecord(value) ? parseStreamEvent({ event: 'message', ...value }) : undefined;
  const end = isRecord(value) ? parseStreamEvent({ ...value, event: 'message_end' }) : undefined;
  if (!message || !end) throw new ChatError('protocol', `${operation} gave JSON that is no message.`);
  yield message;
  yield end;
}

function fileItem(file: OutgoingFile): Record<string, string> {
  return file.method === 'upload'
    ? { type: file.kind, transfer_method: 'local_file', url: '', upload_file_id: file.uploadId }
    : { type: file.kind, transfer_method: 'remote_url', url: file.url };
}

/** Always «success», also where nothing ran (ref §3.3). */
export async function stopMessage(http: Http, taskId: string): Promise<void> {
  await http.json(`/chat-messages/${encodeURIComponent(taskId)}/stop`, { method: 'POST', body: {} });
}
