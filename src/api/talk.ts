import type { MessagePage } from '../chat/transport';
import type { Http } from './http';
import { part } from './part';

/** What a conversation needs and an empty panel does not: the door of a lazy chunk. */
export { ask, resumeRun, stopTask } from './ask';
export { errorOfResponse } from './errors';

const loadRows = part(() => import('./messages'));

/** `loadMessages` of a chunk that the chat asks for, too: nobody waits for one after the other. */
export async function loadMessages(
  http: Http,
  conversationId: string,
  before: string | undefined,
): Promise<MessagePage> {
  return (await loadRows()).loadMessages(http, conversationId, before);
}
