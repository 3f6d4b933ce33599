/**
 * What went wrong, named by what a person can do about it. Each code has its sentence in `i18n`;
 * the server's own code and text stay in `ChatError` for the owner's console.
 */
export type ChatErrorCode =
  /** No readable answer: offline, refused connection, missing CORS, a proxy's page. */
  | 'network'
  /** The stream fell silent for longer than `SILENCE_MS`. */
  | 'timeout'
  /** The stream ended without an end event: the answer may be incomplete. */
  | 'interrupted'
  /** The server said something this client cannot read. */
  | 'protocol'
  | 'unauthorized'
  | 'sign-in-required'
  | 'access-denied'
  /** Switched off, not published, wrong or regenerated web code. */
  | 'unavailable'
  /** Quota, models, provider: for the owner to mend. */
  | 'not-configured'
  | 'quota-exceeded'
  | 'rate-limited'
  | 'busy'
  | 'invalid-input'
  | 'conversation-gone'
  | 'conversation-ended'
  | 'not-found'
  /** The model could not answer; asking again may help. */
  | 'answer-failed'
  | 'server'
  /** The app is of another mode than the call. */
  | 'wrong-mode'
  | 'feature-disabled'
  | 'file-too-large'
  | 'file-type'
  | 'file-refused'
  | 'link-failed'
  | 'no-audio'
  | 'audio-too-large'
  | 'audio-type'
  | 'speech-unavailable'
  | 'form-gone'
  | 'form-submitted'
  | 'form-expired';

export interface ChatErrorDetails {
  /** HTTP status, or the `status` of an error event. */
  status?: number | undefined;
  /** The server's own code, e.g. `completion_request_error`. */
  serverCode?: string | undefined;
  /** Value of `X-Trace-Id`, for support. */
  traceId?: string | undefined;
  /** From `Retry-After` or `X-RateLimit-Reset`, where a script may read them. */
  retryAfterSeconds?: number | undefined;
  /** For the visitor, from the page itself. */
  sentence?: string | undefined;
  cause?: unknown;
}

/** Any failure of a chat request. `message` is for logs; a visitor sees `sentence`, else that of `code`. */
export class ChatError extends Error {
  override readonly name = 'ChatError';
  readonly code: ChatErrorCode;
  readonly status: number | undefined;
  readonly serverCode: string | undefined;
  readonly traceId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly sentence: string | undefined;

  constructor(code: ChatErrorCode, message: string, details: ChatErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.status = details.status;
    this.serverCode = details.serverCode;
    this.traceId = details.traceId;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.sentence = details.sentence;
  }
}

export function asChatError(cause: unknown): ChatError {
  return cause instanceof ChatError ? cause : new ChatError('protocol', String(cause), { cause });
}

/** An answer began, and its connection broke. */
export function lostConnection(operation: string, cause: unknown): ChatError {
  return new ChatError('interrupted', `${operation}: the connection was lost in mid-stream.`, { cause });
}
