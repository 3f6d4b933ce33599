import { signal, type ReadonlySignal } from '@preact/signals';
import type { Translation } from '../../i18n/translation';
import type { MarkdownPart, MarkdownPartOptions } from './markdown-part';

/**
 * Markdown and its sanitiser are half of all bytes, so they come when text is about to be shown: while the visitor
 * types. Until then, and where they cannot be loaded, text is shown as it is.
 */
export interface MarkdownLoader {
  readonly part: ReadonlySignal<MarkdownPart | undefined>;
  /** The part could not be loaded: text has to do as it is. */
  readonly failed: ReadonlySignal<boolean>;
  /** Brings the part; call as often as you like. */
  load: () => void;
}

export function createMarkdownLoader(
  root: ShadowRoot,
  options: MarkdownPartOptions,
  texts: ReadonlySignal<Translation | undefined>,
  loadTexts: () => Promise<void>,
  report: (message: string, cause: unknown) => void,
): MarkdownLoader {
  const part = signal<MarkdownPart | undefined>(undefined);
  const failed = signal(false);
  let request: Promise<void> | undefined;
  const load = async (): Promise<void> => {
    try {
      // With what stands around the text: one round trip for all.
      const [{ createMarkdownPart }] = await Promise.all([
        import('./markdown-part'),
        import('./text-part'),
        loadTexts(),
      ]);
      part.value = createMarkdownPart(root, options, texts, report);
    } catch (cause) {
      request = undefined; // the next call tries again
      failed.value = true;
      report('The Markdown part could not be loaded; answers are shown as plain text.', cause);
    }
  };
  return {
    part,
    failed,
    load: () => {
      request ??= load();
    },
  };
}
