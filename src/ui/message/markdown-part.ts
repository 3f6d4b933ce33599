import { createMarkdownView, type MarkdownOptions, type MarkdownView } from '../../markdown';
import { adoptStyles } from '../../theme/adopt';
import css from '../../theme/markdown.css?inline';

/** A view in `container`, with its styles adopted by `root`. This file is the door of a lazy chunk. */
export function createStyledView(
  root: ShadowRoot,
  container: HTMLElement,
  options: MarkdownOptions,
): MarkdownView {
  adoptStyles(root, css);
  return createMarkdownView(container, options);
}
