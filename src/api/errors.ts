import { ChatError, type ChatErrorCode } from '../chat/errors';
import { isRecord, optionalNumber, optionalText, parseJson, record, text } from './read';

/** Server code → what a person can do about it (ref §9.2). */
const CODES: Readonly<Record<string, ChatErrorCode>> = {
  unauthorized: 'unauthorized',
  web_sso_auth_required: 'sign-in-required',
  web_app_access_denied: 'access-denied',
  forbidden: 'unavailable',
  not_found: 'not-found',
  invalid_param: 'invalid-input',
  app_unavailable: 'unavailable',
  agent_not_published: 'unavailable',
  not_chat_app: 'wrong-mode',
  not_completion_app: 'wrong-mode',
  not_workflow_app: 'wrong-mode',
  conversation_completed: 'conversation-ended',
  conversation_not_exists: 'conversation-gone',
  provider_not_initialize: 'not-configured',
  model_currently_not_support: 'not-configured',
  provider_quota_exceeded: 'quota-exceeded',
  completion_request_error: 'answer-failed',
  rate_limit_error: 'rate-limited',
  web_form_rate_limit_exceeded: 'rate-limited',
  too_many_requests: 'busy',
  app_suggested_questions_after_answer_disabled: 'feature-disabled',
  app_more_like_this_disabled: 'feature-disabled',
  no_file_uploaded: 'file-refused',
  too_many_files: 'file-refused',
  filename_not_exists_error: 'file-refused',
  file_too_large: 'file-too-large',
  unsupported_file_type: 'file-type',
  file_extension_blocked: 'file-type',
  remote_file_upload_error: 'link-failed',
  no_audio_uploaded: 'no-audio',
  audio_too_large: 'audio-too-large',
  unsupported_audio_type: 'audio-type',
  provider_not_support_speech_to_text: 'speech-unavailable',
  speech_to_text_disabled: 'speech-unavailable',
  human_input_form_not_found: 'form-gone',
  human_input_form_submitted: 'form-submitted',
  human_input_form_expired: 'form-expired',
  invalid_form_data: 'invalid-input',
  invalid_upload_token: 'file-refused',
};

/** Texts that say more than their code: the same code serves several cases. */
const TEXTS: readonly (readonly [RegExp, ChatErrorCode])[] = [
  [/^Conversation Not Exists/i, 'conversation-gone'],
  [/^Site (URL is no longer valid|is disabled)/i, 'unavailable'],
  [/^Too many requests/i, 'busy'],
  [/in input form|does not support blocking/i, 'invalid-input'],
  [/\bfiles?\b.*(maximum limit|validation failed|invalid upload)|invalid upload file/i, 'file-refused'],
  [/^File extension .* is not allowed/i, 'file-type'],
  [/^Speech to text is not enabled/i, 'speech-unavailable'],
  [/^(Text to speech|TTS) is not enabled/i, 'feature-disabled'],
];

interface Failure {
  status?: number | undefined;
  serverCode?: string | undefined;
  message: string;
}

/** Names a failure by its text, its code, else by its status class. */
function errorCodeOf({ status, serverCode, message }: Failure): ChatErrorCode {
  const byText = TEXTS.find(([pattern]) => pattern.test(message));
  if (byText) return byText[1];
  const byCode = serverCode === undefined ? undefined : CODES[serverCode];
  if (byCode) return byCode;
  switch (status) {
    case 401:
      return 'unauthorized';
    case 403:
      return 'unavailable';
    case 404:
      return 'not-found';
    case 413:
      return 'file-too-large';
    case 415:
      return 'file-type';
    case 429:
      return 'rate-limited';
    default:
      return 'server';
  }
}

/** Reads a body of any shape (ref §9.1): Dify's, nested, field errors, a proxy's page, nothing. */
function readFailure(body: string, status: number): Failure {
  const parsed = parseJson(body);
  if (!isRecord(parsed)) return { status, message: body.trim().slice(0, 200) };
  const nested = record(parsed['error']);
  const fields = isRecord(parsed['errors']) ? JSON.stringify(parsed['errors']) : undefined;
  const message = [text(parsed['message']) || text(nested['message']), fields].filter(Boolean).join(' ');
  const serverCode =
    optionalText(parsed['code']) ?? optionalText(nested['code']) ?? (fields ? 'invalid_param' : undefined);
  return { status, serverCode, message };
}

/** A refused call as an error. `operation` names it for the owner's console, e.g. `GET /site`. */
export async function errorOfResponse(response: Response, operation: string): Promise<ChatError> {
  const failure = readFailure(await response.text().catch(() => ''), response.status);
  const { serverCode, message } = failure;
  return new ChatError(
    errorCodeOf(failure),
    `${operation} was refused: ${response.status} ${serverCode ?? ''} ${message}`
      .replaceAll(/\s+/g, ' ')
      .trim(),
    {
      status: response.status,
      serverCode,
      traceId: optionalText(response.headers.get('X-Trace-Id')),
      retryAfterSeconds: retryAfter(response.headers),
    },
  );
}

/** An error event inside a stream. */
export function errorOfEvent(event: Readonly<Record<string, unknown>>): ChatError {
  const failure = {
    status: optionalNumber(event['status']),
    serverCode: optionalText(event['code']),
    message: text(event['message']),
  };
  return new ChatError(
    errorCodeOf(failure),
    `The stream reported: ${failure.message || 'an error'}`,
    failure,
  );
}

/** Seconds to wait: `Retry-After` in seconds or as a date, else `X-RateLimit-Reset` as Unix time or seconds. */
function retryAfter(headers: Headers): number | undefined {
  const now = Date.now() / 1000;
  const after = headers.get('Retry-After');
  if (after !== null) {
    const seconds = optionalNumber(after) ?? Date.parse(after) / 1000 - now;
    return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
  }
  const reset = optionalNumber(headers.get('X-RateLimit-Reset'));
  if (reset === undefined) return undefined;
  return Math.max(0, Math.ceil(reset > 1e9 ? reset - now : reset));
}
