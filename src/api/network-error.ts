import { ChatError } from '../chat/errors';

/** Neither status nor body can be read: a browser tells all of these apart from nobody. */
export function networkError(operation: string, cause: unknown): ChatError {
  return new ChatError(
    'network',
    `${operation} got no readable answer: offline, the address is wrong, the server does not allow this page's origin ` +
      '(WEB_API_CORS_ALLOW_ORIGINS), or a proxy in front of it answered.',
    { cause },
  );
}
