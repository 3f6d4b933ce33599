import type { Store } from '../chat/store';
import type { Access } from './resolve';

/**
 * A store over `localStorage` or `sessionStorage` whose keys begin with `prefix`. It never throws: where the browser
 * refuses (private mode, sandboxed frame, full) values live in memory until the page goes.
 */
export function createStore(prefix: string, area: 'localStorage' | 'sessionStorage' = 'localStorage'): Store {
  const memory = new Map<string, string>();
  // Where storage is blocked the getter of the area throws as well.
  return {
    get(key) {
      try {
        return memory.get(key) ?? window[area].getItem(prefix + key) ?? undefined;
      } catch {
        return memory.get(key);
      }
    },
    set(key, value) {
      try {
        window[area].setItem(prefix + key, value);
        memory.delete(key);
      } catch {
        memory.set(key, value);
      }
    },
    remove(key) {
      memory.delete(key);
      try {
        window[area].removeItem(prefix + key);
      } catch {
        // Nothing can be there.
      }
    },
    watch(key, listener) {
      const ended = new AbortController();
      addEventListener('storage', (event) => event.key === prefix + key && listener(), ended);
      // Not every browser tells a page that was left and kept for the way back what it has missed.
      addEventListener('pageshow', (event) => event.persisted && listener(), ended);
      return () => ended.abort();
    },
  };
}

/** Before all keys of one person's chat with one app. */
export function storagePrefix({ apiUrl, token, userId }: Access): string {
  return `dify-chat:${hashText(apiUrl)}:${token}:${userId ?? 'anonymous'}:`;
}

/** Short and stable, for keys only (FNV-1a, 32 bit). */
function hashText(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
