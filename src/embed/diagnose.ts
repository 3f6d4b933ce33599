import type { Access } from './resolve';

/** Addresses that a visitor from elsewhere cannot reach. */
const PRIVATE =
  /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[::1\]|\[f[cd])|\.(local|internal|lan)$/i;

/**
 * What browsers say of a call that got no answer. Anything else has failed in the page, by its own `fetch` or before the
 * call: the message tells it, and the address is not at fault.
 */
const SILENT = /TypeError: (Failed to fetch(?! dynamic)|NetworkError|Load failed)/;

interface Failure {
  code: string;
  message: string;
}

/** Tells the owner, in one line, what keeps the chat from its app, and what mends it; where that can be known. */
export async function diagnose(
  { apiUrl, token }: Pick<Access, 'apiUrl' | 'token'>,
  { code, message }: Failure,
  tell: (line: string) => void,
): Promise<void> {
  const wrong = wrongAccess(apiUrl, token);
  if (wrong !== undefined) tell(wrong);
  else if (code === 'network') {
    if (SILENT.test(message)) tell(await diagnoseSilence(apiUrl));
  } else if (code === 'unavailable')
    tell(
      `Is "${token}" the web code, the last part of the web app's public address, and is that app published and switched on?`,
    );
  // Other answers that cannot be read say nothing about the address.
  else if (/ gave no /.test(message))
    tell(
      `"${apiUrl}" answers, but not as Dify's web API does. That ends in /api on most installations: set apiUrl, or let your proxy pass it on.`,
    );
}

/** What belongs into no page is mistaken for what does. */
export function wrongAccess(apiUrl: string, token: string): string | undefined {
  if (/^app-\w{16,}$/.test(token))
    return 'The option "token" is an API key, and everybody can read it in this page: revoke it. What belongs there is the web code, the last part of the web app\'s public address.';
  if (apiUrl.endsWith('/v1'))
    return `"${apiUrl}" is Dify's API for servers. Set apiUrl to the web API beside it, which ends in /api.`;
  return undefined;
}

/**
 * Why a browser gives no readable answer of the web API: scripts are told only that a call failed, so the ways of failing
 * are told apart by asking once more in a mode that needs no permission.
 */
async function diagnoseSilence(apiUrl: string): Promise<string> {
  const { protocol, hostname, origin } = new URL(apiUrl);
  const isPrivate = PRIVATE.test(hostname);
  if (location.protocol === 'https:' && protocol === 'http:' && !isPrivate) {
    return `Mixed content: this page is https and "${apiUrl}" is http, which browsers block. Serve Dify over https.`;
  }
  const blocked = watchPolicy(origin);
  // Any answer will do; nothing of it can be read.
  const isThere = await fetch(`${apiUrl}/site`, {
    mode: 'no-cors',
    credentials: 'omit',
    cache: 'no-store',
  }).then(
    () => true,
    () => false,
  );
  // Browsers tell of a violation in a task of its own, after the call has failed.
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  if (blocked()) {
    return `The page's Content Security Policy does not allow ${origin}. Add it to connect-src.`;
  }
  if (isThere) {
    return (
      `${origin} answers, but does not allow this page to read it (CORS). ` +
      `Add ${location.origin} to WEB_API_CORS_ALLOW_ORIGINS of Dify; a proxy in between must pass its headers on.`
    );
  }
  if (isPrivate && !PRIVATE.test(location.hostname)) {
    return `"${apiUrl}" is a private address: visitors from elsewhere cannot reach it. Set apiUrl or baseUrl to the public one.`;
  }
  return `${origin} cannot be reached. Is the address right ("${apiUrl}"), is the server up, and its certificate valid?`;
}

/** @returns whether the page's policy has refused `origin` since. Also ends the watching. */
function watchPolicy(origin: string): () => boolean {
  let isBlocked = false;
  const handleViolation = ({ blockedURI }: SecurityPolicyViolationEvent): void => {
    isBlocked ||= blockedURI.startsWith(origin);
  };
  document.addEventListener('securitypolicyviolation', handleViolation);
  return () => {
    document.removeEventListener('securitypolicyviolation', handleViolation);
    return isBlocked;
  };
}
