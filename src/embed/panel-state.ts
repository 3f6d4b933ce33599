import type { Store } from '../chat/store';

const KEY = 'panel';

/** What is kept of the panel across page loads. Absent: never so. */
interface PanelState {
  /** As it was last; there at all where the visitor has opened it once. */
  open: boolean;
  expanded: boolean;
  /** Of the launcher, where the visitor has moved it. */
  place: unknown;
  /** The invitation was sent away. */
  dismissed: boolean;
}

export function readPanelState(store: Store): { [Name in keyof PanelState]?: unknown } {
  try {
    const state: unknown = JSON.parse(store.get(KEY) ?? '');
    return Object(state);
  } catch {
    return {};
  }
}

/** What is not in `changed` stays as it is, also what another tab has written meanwhile. */
export function savePanelState(store: Store, changed: Partial<PanelState>): void {
  store.set(KEY, JSON.stringify({ ...readPanelState(store), ...changed }));
}
