import type { Store } from '../chat/store';
import { createTokenAccess } from './access';
import { createHttp, type Http, type Refusal } from './http';
import { createPassportAccess } from './passport';

/** Where an app is and how to get in. */
export interface ConnectOptions {
  /** Address of the web API, without a slash at the end. */
  apiUrl: string;
  /** Web code of the app. */
  token: string;
  userId?: string | undefined;
  /** Own proxy or gateway: its result is sent as Bearer, no passport is asked for. */
  getAccessToken?: (() => Promise<string>) | undefined;
  fetch?: typeof fetch | undefined;
  /** Keeps the passport. */
  store: Store;
}

/** Nothing is sent before the first call. */
export function connect(options: ConnectOptions, refusal: Refusal): Http {
  const { apiUrl, token, userId, getAccessToken, fetch, store } = options;
  const access = getAccessToken
    ? createTokenAccess(token, getAccessToken)
    : createPassportAccess({ apiUrl, webCode: token, userId, store, refusal, fetch });
  return createHttp({ apiUrl, access, refusal, fetch });
}
