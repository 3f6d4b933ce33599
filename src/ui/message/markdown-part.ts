import type { ReadonlySignal } from '@preact/signals';
import { createMarkdownView, type MarkdownOptions, type MarkdownView } from '../../markdown';
import type { Translation } from '../../i18n/translation';
import { adoptStyles } from '../../theme/adopt';
import css from '../../theme/markdown.css?inline';
import { enrich } from './enrich';

/** The texts come by themselves. */
export type OwnOptions = Omit<MarkdownOptions, 'texts'>;

/** A view in `container`, with its styles adopted by `root`. This file is the door of a lazy chunk. */
export function createStyledView(
  root: ShadowRoot,
  container: HTMLElement,
  own: OwnOptions,
  moreTexts: ReadonlySignal<Translation | undefined>,
  report: (message: string, cause: unknown) => void,
): MarkdownView {
  const texts = moreTexts.peek();
  if (!texts) throw new Error('Markdown has no texts.');
  const options = { ...own, texts };
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
