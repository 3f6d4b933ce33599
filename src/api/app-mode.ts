import { ChatError } from '../chat/errors';
import type { Store } from '../chat/store';
import type { AppMode } from '../chat/transport';
import type { Http } from './http';

const STORE_KEY = 'mode';

/**
 * Nothing tells an app's mode; its endpoints answer only to their own kind (ref §3.0). Asked once per app and kept:
 * the mode of a published app never changes. Where the answer is unclear it is taken for a chat, and asked again
 * next time.
 * @throws {ChatError} where access is refused.
 */
export async function findMode(http: Http, store: Store): Promise<AppMode> {
  const known = store.get(STORE_KEY);
  if (known === 'chat' || known === 'completion' || known === 'workflow') return known;
  const isOther = async (path: string): Promise<boolean> => {
    try {
      await http.json(path);
      return false;
    } catch (error) {
      if (error instanceof ChatError && error.code === 'wrong-mode') return true;
      throw error;
    }
  };
  try {
    const mode = !(await isOther('/conversations?limit=1'))
      ? 'chat'
      : !(await isOther('/saved-messages?limit=1'))
        ? 'completion'
        : 'workflow';
    store.set(STORE_KEY, mode);
    return mode;
  } catch (error) {
    if (error instanceof ChatError && (error.status ?? 0) >= 500) return 'chat';
    throw error;
  }
}
