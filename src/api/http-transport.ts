import { ChatError } from '../chat/errors';
import type { ChatTransport } from '../chat/transport';
import { loadAppInfo } from './app-info';
import type { AskOptions } from './ask';
import { connect, type ConnectOptions } from './connect';
import type { Refusal } from './http';
import { once } from './once';
import { part } from './part';

export interface HttpTransportOptions extends AskOptions, ConnectOptions {
  /** Tells the owner what he has to mend. */
  report: (message: string) => void;
}

/** Dify's `/api` as the transport of a chat. What an empty panel does not need comes as parts of their own. */
export function createHttpTransport(options: HttpTransportOptions): ChatTransport {
  const { store, report } = options;
  const loadTalk = part(() => import('./talk'));
  const loadServices = part(() => import('./services'));
  // The table of codes comes with the first refusal: most page views never need it.
  const refusal: Refusal = async (response, operation) => {
    try {
      const { errorOfResponse } = await loadTalk();
      return await errorOfResponse(response, operation);
    } catch (cause) {
      const { status } = response;
      return new ChatError('server', `${operation} was refused: ${status}`, { status, cause });
    }
  };
  const http = connect(options, refusal);
  return {
    app: once(() => loadAppInfo(http, store, report)),
    prepare: () => {
      loadTalk().catch(() => {}); // told when it is needed
    },
    async *send(question, signal) {
      const { ask } = await loadTalk();
      yield* ask(http, question, signal, options);
    },
    stop: async (mode, taskId) => (await loadTalk()).stopTask(http, mode, taskId),
    messages: async (conversationId, before) => (await loadTalk()).loadMessages(http, conversationId, before),
    services: async () => {
      const { createServices } = await loadServices();
      return createServices(http, async function* resume(runId, signal) {
        const { resumeRun } = await loadTalk();
        yield* resumeRun(http, runId, signal, options);
      });
    },
  };
}
