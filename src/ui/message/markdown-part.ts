import type { ReadonlySignal } from '@preact/signals';
import {
  createMarkdownView,
  readSettings,
  type MarkdownOptions,
  type MarkdownSettings,
  type MarkdownView,
} from '../../markdown';
import type { Translation } from '../../i18n/translation';
import { adoptStyles } from '../../theme/adopt';
import css from '../../theme/markdown.css?inline';
import { enrich } from './enrich';

/** The lazy part that turns Markdown into nodes. */
export interface MarkdownPart {
  createView: (container: HTMLElement) => MarkdownView;
}

export interface MarkdownPartOptions extends Omit<MarkdownOptions, keyof MarkdownSettings | 'texts'> {
  /** Of the owner, unread. */
  wishes: object | undefined;
}

/** Views with their styles adopted by `root`. This file is the door of a lazy chunk. */
export function createMarkdownPart(
  root: ShadowRoot,
  options: MarkdownPartOptions,
  moreTexts: ReadonlySignal<Translation | undefined>,
  report: (message: string, cause: unknown) => void,
): MarkdownPart {
  adoptStyles(root, css);
  const { wishes, baseUrl } = options;
  const settings = readSettings(wishes ?? {}, [new URL(baseUrl).origin, location.origin]);
  if (wishes) void tellFaults(wishes).catch((cause: unknown) => report('Options were not looked at.', cause));
  return {
    createView(container) {
      const texts = moreTexts.peek();
      if (!texts) throw new Error('Markdown has no texts.');
      const own = { ...options, ...settings, texts };
      const enrichment = enrich(root, container, own, report);
      const view = createMarkdownView(container, { ...own, ...enrichment.options });
      return {
        ...view,
        finish() {
          view.finish();
          enrichment.begin();
        },
      };
    },
  };
}

async function tellFaults(wishes: object): Promise<void> {
  const { findSettingsFaults } = await import('../../markdown/settings-faults');
  for (const fault of findSettingsFaults(wishes)) console.warn(`[dify-chat] ${fault}`);
}
