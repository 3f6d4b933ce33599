import { ChatError } from '../chat/errors';

/** Neither status nor body can be read: a browser tells all of these apart from nobody. */
export function networkError(operation: string, cause: unknown): ChatError {
  return new ChatError(
    'network',
    `${operation} got no readable answer: network, address, CORS or proxy? ${String(cause)}`,
    { cause },
  );
}

/** For `catch`: fails with a `networkError`. */
export function failAs(operation: string): (cause: unknown) => never {
  return (cause) => {
    throw networkError(operation, cause);
  };
}
