import { createColourist, type Colourist } from '../../markdown/colours';
import { adoptStyles } from '../../theme/adopt';
import css from '../../theme/code-colours.css?inline';

/** Colours for the code in `container`, with their styles adopted by `root`. This file is the door of a lazy chunk. */
export function createStyledColourist(
  root: ShadowRoot,
  container: HTMLElement,
  onError: (cause: unknown) => void,
): Colourist {
  adoptStyles(root, css);
  return createColourist(container, onError);
}
