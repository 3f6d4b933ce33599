import { once } from '../api/once';
import type { Interceptors } from '../chat/interceptors';
import type { ChatTransport } from '../chat/transport';

/** The transport with the page's own code in between, which comes as a chunk: few pages have any. */
export function interceptLater(
  transport: ChatTransport,
  interceptors: Interceptors,
  report: (message: string, cause: unknown) => void,
): ChatTransport {
  const load = once(async () => {
    const { intercept } = await import('../chat/intercept');
    return intercept(transport, interceptors, report);
  });
  return {
    ...transport,
    async *send(...question) {
      yield* (await load()).send(...question);
    },
    messages: async (...page) => (await load()).messages(...page),
    services: async () => (await load()).services(),
  };
}
