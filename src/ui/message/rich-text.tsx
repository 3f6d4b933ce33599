import { effect, type ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { MarkdownView } from '../../markdown';
import { useUi } from '../context';

interface RichTextProps {
  text: ReadonlySignal<string>;
  /** The text will not grow any more. */
  complete: ReadonlySignal<boolean>;
}

/** Markdown in a box that Preact never looks into: the view changes only the nodes that grew. */
export function RichText({ text, complete }: RichTextProps) {
  const box = useRef<HTMLDivElement>(null);
  const { markdown } = useUi();

  // Before the browser lays out: a turn that is drawn anew takes its place in one step.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let view: MarkdownView | undefined;
    const stop = effect(() => {
      const part = markdown.part.value;
      if (!part) {
        markdown.load();
        // A growing text is shown at once; a complete one waits, so that raw Markdown does not flash up.
        const isShown = markdown.failed.value || !complete.value;
        element.dataset['plain'] = '';
        element.textContent = isShown ? text.value : '';
        return;
      }
      if (!view) {
        delete element.dataset['plain'];
        element.textContent = '';
        view = part.createView(element);
      }
      view.update(text.value);
      if (complete.value) view.finish();
    });
    return () => {
      stop();
      view?.destroy();
    };
  }, [markdown, text, complete]);

  return <div ref={box} class="answer-text" />;
}
