import type { Store } from '../chat/store';
import type { AppInfo, ChatTransport } from '../chat/transport';
import { createTokenAccess } from './access';
import { loadAppInfo } from './app-info';
import { sendMessage, stopMessage } from './chat-messages';
import { createHttp } from './http';
import { loadMessages } from './messages';
import { createPassportAccess } from './passport';

export interface HttpTransportOptions {
  /** Address of the web API, without a slash at the end. */
  apiUrl: string;
  /** Web code of the app. */
  token: string;
  userId?: string;
  /** Own proxy or gateway: its result is sent as Bearer, no passport is asked for. */
  getAccessToken?: () => Promise<string>;
  fetch?: typeof fetch;
  /** Keeps the passport. */
  store: Store;
  /** Hears of odd events, for debugging. */
  log?: (message: string) => void;
  /** Default 60 s. */
  silenceMs?: number;
}

/** Dify's `/api` as the transport of a chat. */
export function createHttpTransport(options: HttpTransportOptions): ChatTransport {
  const { apiUrl, token, userId, getAccessToken, store, log, silenceMs } = options;
  // Bound: a browser's `fetch` called as a method of something else throws.
  const request: typeof fetch = (input, init) => (options.fetch ?? globalThis.fetch)(input, init);
  const access = getAccessToken
    ? createTokenAccess(token, getAccessToken)
    : createPassportAccess({ apiUrl, webCode: token, userId, store, fetch: request });
  const http = createHttp({ apiUrl, access, fetch: request });
  let info: Promise<AppInfo> | undefined;
  return {
    app() {
      info ??= loadAppInfo(http).catch((error: unknown) => {
        info = undefined;
        throw error;
      });
      return info;
    },
    send: (question, signal) => sendMessage(http, question, signal, { log, silenceMs }),
    stop: (taskId) => stopMessage(http, taskId),
    messages: (conversationId, before) => loadMessages(http, conversationId, before),
  };
}
