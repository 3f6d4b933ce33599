import type { Fields } from '../fields';
import { idFrom } from '../ids';

/** Who wrote down the answer that was found (ref §4.5). */
export const ANNOTATION: Fields = {
  id: idFrom('annotation'),
  account: { id: idFrom('account'), name: 'Harbor desk' },
};
