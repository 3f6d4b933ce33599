import { ChatError } from '../chat/errors';
import { isAccessLost, type Access } from './access';
import { networkError } from './network-error';
import { parseJson } from './read';

export interface HttpOptions {
  /** Without a slash at the end. */
  apiUrl: string;
  access: Access;
  refusal: Refusal;
  /** Instead of the browser's. */
  fetch?: typeof fetch | undefined;
}

/** A refused call as an error; `operation` names it, e.g. `GET /site`. Its table of codes may come later. */
export type Refusal = (response: Response, operation: string) => Promise<ChatError>;

export interface CallOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Sent as JSON, a form as multipart. */
  body?: unknown;
  signal?: AbortSignal | undefined;
  /** A 404 is about what is asked for: access is kept. To renew it would make a visitor without an id a new person. */
  mayBeMissing?: boolean;
  /** For this call only. */
  fetch?: typeof fetch;
}

export interface Http {
  /** What relative addresses in answers resolve against. */
  readonly apiUrl: string;
  /** The owner gave his own `fetch`: every call has to go through it. */
  readonly ownFetch: typeof fetch | undefined;
  /**
   * A call that succeeded. One that is refused for its access before any work was done is made once more with renewed
   * access; nothing else is ever repeated.
   * @throws {ChatError}; the signal's reason where it is aborted.
   */
  call: (path: string, options?: CallOptions) => Promise<Response>;
  /** The JSON of a call; `undefined` for 204, whose body is never read (ref §3.8). */
  json: (path: string, options?: CallOptions) => Promise<unknown>;
}

export function createHttp({ apiUrl, access, refusal, fetch: ownFetch }: HttpOptions): Http {
  async function attempt(path: string, options: CallOptions, headers: Readonly<Record<string, string>>) {
    const { method = 'GET', body, signal } = options;
    // Looked up at each call and not called as a method: a browser's `fetch` refuses a foreign `this`.
    const request = options.fetch ?? ownFetch ?? fetch;
    // A form names its own boundary.
    const isForm = body instanceof FormData;
    // What cannot be written as JSON is the page's mistake, and nothing of the network. Nothing stays nothing.
    const sent = isForm ? body : JSON.stringify(body);
    signal?.throwIfAborted();
    try {
      return await request(apiUrl + path, {
        method,
        headers: body === undefined || isForm ? headers : { ...headers, 'Content-Type': 'application/json' },
        credentials: 'omit',
        body: sent,
        ...(signal && { signal }),
      });
    } catch (cause) {
      signal?.throwIfAborted();
      throw networkError(`${method} ${path}`, cause);
    }
  }

  async function call(path: string, options: CallOptions = {}): Promise<Response> {
    const { method = 'GET', signal, mayBeMissing = false } = options;
    const operation = `${method} ${path}`;
    signal?.throwIfAborted();
    const used = await unlessAborted(access.credentials(), signal);
    const response = await attempt(path, options, used.headers);
    if (response.ok) return response;
    const refused = await refusal(response, operation);
    const isMissing = mayBeMissing && refused.status === 404;
    if (isMissing || !isAccessLost(refused) || !access.renew(refused, used)) throw refused;
    const { headers } = await unlessAborted(access.credentials(), signal);
    const second = await attempt(path, options, headers);
    if (second.ok) return second;
    throw await refusal(second, operation);
  }

  return {
    apiUrl,
    ownFetch,
    call,
    async json(path, options) {
      const response = await call(path, options);
      if (response.status === 204) return undefined;
      const body = await response.text().catch((cause: unknown) => {
        options?.signal?.throwIfAborted();
        throw networkError(`${options?.method ?? 'GET'} ${path}`, cause);
      });
      const value = parseJson(body);
      if (value === undefined) {
        throw new ChatError('protocol', `${path} gave no JSON but: ${body.slice(0, 80)}`, {
          status: response.status,
        });
      }
      return value;
    },
  };
}

/** Does not wait longer than its caller wants to; access is shared, so that others may still wait for it. */
function unlessAborted<Value>(value: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return value;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    value.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
