import { ChatError } from '../chat/errors';
import { isAccessLost, type Access } from './access';
import { errorOfResponse, networkError } from './errors';
import { parseJson } from './read';

export interface HttpOptions {
  /** Without a slash at the end. */
  apiUrl: string;
  access: Access;
  fetch: typeof fetch;
}

export interface CallOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal | undefined;
}

export interface Http {
  /** What relative addresses in answers resolve against. */
  readonly apiUrl: string;
  /**
   * A call that succeeded. One that is refused for its access before any work was done is made once more with renewed
   * access; nothing else is ever repeated.
   * @throws {ChatError}; the signal's reason where it is aborted.
   */
  call: (path: string, options?: CallOptions) => Promise<Response>;
  /** The JSON of a call; `undefined` for 204, whose body is never read (ref §3.8). */
  json: (path: string, options?: CallOptions) => Promise<unknown>;
}

export function createHttp({ apiUrl, access, fetch: request }: HttpOptions): Http {
  async function attempt(path: string, options: CallOptions, headers: Readonly<Record<string, string>>) {
    const { method = 'GET', body, signal } = options;
    signal?.throwIfAborted();
    try {
      return await request(apiUrl + path, {
        method,
        headers: body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
        credentials: 'omit',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal && { signal }),
      });
    } catch (cause) {
      signal?.throwIfAborted();
      throw networkError(`${method} ${path}`, cause);
    }
  }

  async function call(path: string, options: CallOptions = {}): Promise<Response> {
    const operation = `${options.method ?? 'GET'} ${path}`;
    const used = await access.credentials();
    const response = await attempt(path, options, used.headers);
    if (response.ok) return response;
    const refusal = await errorOfResponse(response, operation);
    if (!isAccessLost(refusal) || !access.renew(refusal, used)) throw refusal;
    const { headers } = await access.credentials();
    const second = await attempt(path, options, headers);
    if (second.ok) return second;
    throw await errorOfResponse(second, operation);
  }

  return {
    apiUrl,
    call,
    async json(path, options) {
      const response = await call(path, options);
      if (response.status === 204) return undefined;
      const body = await response.text().catch((cause: unknown) => {
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
