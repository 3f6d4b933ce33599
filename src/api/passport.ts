import { ChatError } from '../chat/errors';
import type { Store } from '../chat/store';
import { isAccessLost, type Access, type Credentials } from './access';
import type { Refusal } from './http';
import { failAs } from './network-error';
import { optionalText, parseJson, record } from './read';

/** Where the passport goes: `old` in `Authorization` (≤ 1.9.1), `new` in `X-App-Passport`. */
type Style = 'old' | 'new';

interface Passport {
  token: string;
  style: Style;
}

interface PassportCredentials extends Credentials {
  readonly passport: Passport;
}

export interface PassportOptions {
  apiUrl: string;
  webCode: string;
  /** The same id finds the same person and history; without it every passport is a new person (ref §1.2). */
  userId: string | undefined;
  store: Store;
  refusal: Refusal;
  /** Instead of the browser's. */
  fetch?: typeof fetch | undefined;
}

const STORE_KEY = 'passport';
/** First release that reads `X-App-Passport`. Sending that header to an older one fails in preflight, unreadably. */
const NEW_STYLE_SINCE = 1_009_002;

/** Dify's own sign-in, by the recipe of ref §1.3 that serves old and new servers. */
export function createPassportAccess(options: PassportOptions): Access {
  const { webCode, store } = options;
  let current: Promise<PassportCredentials> | undefined;
  /** What `current` has given, until it is refused. */
  let valid: PassportCredentials | undefined;

  async function load(): Promise<PassportCredentials> {
    const known = parsePassport(store.get(STORE_KEY));
    const passport = known ?? (await fetchPassport(options));
    if (!known) store.set(STORE_KEY, JSON.stringify(passport));
    return (valid = credentialsOf(passport));
  }

  function credentialsOf(passport: Passport): PassportCredentials {
    const { token, style } = passport;
    const header = style === 'new' ? { 'X-App-Passport': token } : { Authorization: `Bearer ${token}` };
    return { passport, headers: { 'X-App-Code': webCode, ...header } };
  }

  return {
    credentials() {
      // Calls at the same moment share one passport: two would be two persons.
      current ??= load().catch((error: unknown) => {
        current = undefined;
        throw error;
      });
      return current;
    },
    renew(refused, used) {
      if (!isAccessLost(refused)) return false;
      // Refused at the same moment as another call, which is renewing it already: two renewals would be two persons.
      if (used !== valid) return true;
      const stored = parsePassport(store.get(STORE_KEY));
      // Another tab has renewed it meanwhile: try with that one.
      if (stored?.token === valid.passport.token) {
        const isWrongStyle = /token is missing/i.test(refused.message) && stored.style === 'old';
        if (isWrongStyle) store.set(STORE_KEY, JSON.stringify({ ...stored, style: 'new' }));
        else store.remove(STORE_KEY);
      }
      current = valid = undefined;
      return true;
    },
  };
}

/**
 * Asks for a passport with the web code only: newer servers take an `Authorization` here for another kind of login
 * (ref §1.4). The release in `X-Version` tells where the passport goes; unknown → `old`, which passes CORS everywhere.
 */
async function fetchPassport({
  apiUrl,
  webCode,
  userId,
  refusal,
  fetch: request = fetch,
}: PassportOptions): Promise<Passport> {
  const operation = 'GET /passport';
  const query = userId === undefined ? '' : `?user_id=${encodeURIComponent(userId)}`;
  const fail = failAs(operation);
  const response = await request(`${apiUrl}/passport${query}`, {
    headers: { 'X-App-Code': webCode },
    credentials: 'omit',
  }).catch(fail);
  if (!response.ok) {
    const error = await refusal(response, operation);
    // No such code, app off, code regenerated: for a visitor all the same.
    const isGone = response.status === 404 || (response.status === 400 && error.code === 'server');
    throw isGone
      ? new ChatError(
          'unavailable',
          `${error.message} Check the option "token" and that the web app is published.`,
          error,
        )
      : error;
  }
  const body = await response.text().catch(fail);
  const token = optionalText(record(parseJson(body))['access_token']);
  if (token === undefined) {
    throw new ChatError('protocol', `${operation} gave no access token: is "apiUrl" Dify's /api?`);
  }
  return { token, style: isNewStyle(response.headers.get('X-Version')) ? 'new' : 'old' };
}

function isNewStyle(version: string | null): boolean {
  const [, major, minor, patch] = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version ?? '') ?? [];
  return Number(major) * 1_000_000 + Number(minor) * 1000 + Number(patch) >= NEW_STYLE_SINCE;
}

function parsePassport(json: string | undefined): Passport | undefined {
  const stored = record(parseJson(json ?? ''));
  const token = optionalText(stored['token']);
  const style = stored['style'];
  return token !== undefined && (style === 'old' || style === 'new') ? { token, style } : undefined;
}
