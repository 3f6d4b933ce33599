import type { Store } from '../../chat/store';
import type { PanelHost } from '../panel-contract';
import type { LauncherTexts } from './texts';

/** What an extra works with. */
export interface Extra extends PanelHost {
  /** Aborted when the extra has to go. */
  readonly signal: AbortSignal;
  readonly store: Store;
  loadTexts: () => Promise<LauncherTexts>;
}
