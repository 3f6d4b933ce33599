import type { ChatError } from '../chat/errors';

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

/** A refusal that new credentials may cure (ref §1.5); «… Not Exists.» is about a conversation or a message. */
export function isAccessLost({ status, serverCode, message }: ChatError): boolean {
  if (status === 401) return serverCode === undefined || serverCode === 'unauthorized';
  return status === 404 && !/not exists/i.test(message);
}

/** Credentials of an own proxy or gateway: whatever the page's function gives, as Bearer. */
export function createTokenAccess(webCode: string, getAccessToken: () => Promise<string>): Access {
  let current: Promise<Credentials> | undefined;
  const load = async (): Promise<Credentials> => ({
    headers: { 'X-App-Code': webCode, Authorization: `Bearer ${await getAccessToken()}` },
  });
  return {
    credentials: () => (current ??= load()),
    renew: (refusal) => {
      current = undefined;
      return refusal.status === 401;
    },
  };
}
