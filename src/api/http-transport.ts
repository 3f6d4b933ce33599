import type { Store } from '../chat/store';
import type { AppInfo, ChatTransport } from '../chat/transport';
import { createTokenAccess } from './access';
import { loadAppInfo } from './app-info';
import { networkError } from './errors';
import { createHttp } from './http';
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
  let talk: Promise<typeof import('./talk')> | undefined;
  const loadTalk = (): Promise<typeof import('./talk')> =>
    (talk ??= import('./talk').catch((cause: unknown) => {
      talk = undefined;
      throw networkError('Loading a part of the widget', cause);
    }));
  let info: Promise<AppInfo> | undefined;
  return {
    app() {
      info ??= loadAppInfo(http).catch((error: unknown) => {
        info = undefined;
        throw error;
      });
      return info;
    },
    prepare: () => {
      loadTalk().catch(() => {}); // told when it is needed
    },
    async *send(question, signal) {
      const { sendMessage } = await loadTalk();
      yield* sendMessage(http, question, signal, { log, silenceMs });
    },
    stop: async (taskId) => (await loadTalk()).stopMessage(http, taskId),
    messages: async (conversationId, before) => (await loadTalk()).loadMessages(http, conversationId, before),
  };
}
