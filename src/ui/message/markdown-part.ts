import { createMarkdownView, type MarkdownOptions, type MarkdownView } from '../../markdown';
import { adoptStyles } from '../../theme/adopt';
import css from '../../theme/markdown.css?inline';
import { enrich } from './enrich';

/** A view in `container`, with its styles adopted by `root`. This file is the door of a lazy chunk. */
export function createStyledView(
  root: ShadowRoot,
  container: HTMLElement,
  options: MarkdownOptions,
  report: (message: string, cause: unknown) => void,
): MarkdownView {
  adoptStyles(root, css);
  const enrichment = enrich(root, container, options, report);
  const view = createMarkdownView(container, { ...options, ...enrichment.options });
  return {
    ...view,
    finish() {
      view.finish();
      enrichment.begin();
    },
  };
}
