import { ChatError } from '../chat/errors';

/** How a call proves who is asking. */
export interface Access {
  /** Headers of one call, fetched first where there are none. @throws {ChatError} */
  credentials: () => Promise<Credentials>;
  /**
   * After a refusal: forgets what was refused.
   * @returns whether another attempt with new credentials makes sense.
   */
  renew: (refusal: ChatError, used: Credentials) => boolean;
}

export interface Credentials {
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * A refusal that new credentials may cure (ref §1.5). A 404 is one only in the server's own words (an older release
 * does not know every path), and «… Not Exists.» is about a conversation or a message.
 */
export function isAccessLost({ status, serverCode, message }: ChatError): boolean {
  if (status === 401) return serverCode === undefined || serverCode === 'unauthorized';
  return status === 404 && serverCode === 'not_found' && !/not exists/i.test(message);
}

/** Credentials of an own proxy or gateway: whatever the page's function gives, as Bearer. */
export function createTokenAccess(webCode: string, getAccessToken: () => Promise<string>): Access {
  let current: Promise<Credentials> | undefined;
  /** What `current` has given, until it is refused. */
  let valid: Credentials | undefined;
  async function load(): Promise<Credentials> {
    try {
      const Authorization = `Bearer ${await getAccessToken()}`;
      return (valid = { headers: { 'X-App-Code': webCode, Authorization } });
    } catch (cause) {
      current = undefined;
      throw new ChatError('unauthorized', `getAccessToken() gave no token: ${String(cause)}`, { cause });
    }
  }
  return {
    credentials: () => (current ??= load()),
    renew: (refusal, used) => {
      // Else another call, refused at the same moment, is asking for a new one already.
      if (used === valid) current = valid = undefined;
      return refusal.status === 401;
    },
  };
}
