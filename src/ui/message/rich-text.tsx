import { effect, type ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { MarkdownView } from '../../markdown';
import { useUi } from '../context';
import { replaceable } from '../replaceable';

/** Characters that a growing text may gain in one frame: what comes all at once must not hold up keys and scrolling. */
const FRAME_LENGTH = 4000;

interface RichTextProps {
  text: ReadonlySignal<string>;
  /** The text will not grow any more. */
  complete: ReadonlySignal<boolean>;
  /** Begins the ids in it, and finds again what the visitor wrote into it; no other text on show has the same. */
  id?: string;
}

/** Markdown in a box that Preact never looks into: the view changes only the nodes that grew. */
export function RichText({ text, complete, id }: RichTextProps) {
  const box = useRef<HTMLDivElement>(null);
  const { markdown } = useUi();

  // Before the browser lays out: a turn that is drawn anew takes its place in one step.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let view: MarkdownView | undefined;
    let drawn = Infinity; // what was there before the view takes its place in one step
    let frame = 0;
    const draw = (): void => {
      const whole = text.peek();
      drawn = Math.min(drawn + FRAME_LENGTH, whole.length);
      view?.update(whole.slice(0, drawn));
      if (drawn < whole.length) frame = requestAnimationFrame(draw);
      else if (complete.peek()) view?.finish();
    };
    const stop = effect(() => {
      const part = markdown.part.value;
      const words = text.value;
      const isComplete = complete.value;
      if (!part) {
        markdown.load();
        // A growing text is shown at once; a complete one waits, so that raw Markdown does not flash up.
        const isShown = markdown.failed.value || !isComplete;
        element.dataset['plain'] = '';
        element.textContent = isShown ? words : '';
        return;
      }
      if (!view) {
        delete element.dataset['plain'];
        element.textContent = '';
        view = part.createView(element);
      }
      cancelAnimationFrame(frame);
      draw();
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
      view?.destroy();
    };
  }, [markdown, text, complete]);

  return <div ref={box} id={id} class="answer-text" />;
}

/** The same for the text of an answer. */
export const AnswerMarkdown = replaceable('text', RichText, ({ text, complete }) => ({
  text: text.value,
  complete: complete.value,
}));
