import { createStore } from './storage';

const KEY = 'open';

/** What the next page of this tab is told: was the panel left open? */
export function keepOpen(prefix: string, open: boolean): void {
  const tab = createStore(prefix, 'sessionStorage');
  if (open) tab.set(KEY, 'true');
  else tab.remove(KEY);
}

export function wasLeftOpen(prefix: string): boolean {
  return createStore(prefix, 'sessionStorage').get(KEY) !== undefined;
}
