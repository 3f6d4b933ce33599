import { createMarkdownView, type MarkdownOptions, type MarkdownView } from '../../markdown';
import { adoptStyles } from '../../theme/adopt';
import css from '../../theme/markdown.css?inline';
import { colourCode } from './colour-code';

/** A view in `container`, with its styles adopted by `root`. This file is the door of a lazy chunk. */
export function createStyledView(
  root: ShadowRoot,
  container: HTMLElement,
  options: MarkdownOptions,
  report: (message: string, cause: unknown) => void,
): MarkdownView {
  adoptStyles(root, css);
  const colours = colourCode(root, container, report);
  const view = createMarkdownView(container, { ...options, ...colours.options });
  return {
    ...view,
    finish() {
      view.finish();
      colours.begin();
    },
  };
}
