import { useEffect } from 'preact/hooks';
import { useUi } from '../context';
import type { ComposerPartProps } from './composer-part';

/**
 * In an empty composer the up arrow brings back the questions of this conversation, one after the other, and the down
 * arrow leads back. Once a recalled text is changed, or the caret leaves its end, arrows are the caret's again.
 */
export function Recall({ field }: ComposerPartProps) {
  const { chat } = useUi();

  useEffect(() => {
    const element = field.current;
    if (!element) return undefined;
    /** How far back, from 1; 0 is the empty composer. */
    let steps = 0;
    let shown = '';

    const isAtEnd = (): boolean =>
      element.value === shown &&
      element.selectionStart === shown.length &&
      element.selectionEnd === shown.length;

    function handleKeyDown(event: KeyboardEvent): void {
      const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      const isPlain = !(event.shiftKey || event.ctrlKey || event.altKey || event.metaKey);
      // 229: the key belongs to an input method, which chooses among its words by arrows.
      if (step === undefined || !element || !isPlain || event.isComposing || event.keyCode === 229) return;
      if (element.value === '') [steps, shown] = [0, ''];
      if (!isAtEnd()) return;
      const next = steps + step;
      const text = next === 0 ? '' : questions().at(-next);
      if (next < 0) return;
      // Also at the oldest, or the caret would leave the end of its text.
      event.preventDefault();
      if (text === undefined) return;
      steps = next;
      shown = text;
      // Before the model, so that drawing finds it as it should be and leaves the caret alone.
      element.value = text;
      element.setSelectionRange(text.length, text.length);
      chat.setDraft(text);
    }
    /** Oldest first; asked twice in a row is asked once. */
    const questions = (): string[] =>
      chat.turns
        .peek()
        .map(({ question }) => question.text)
        .filter((text, index, all) => text !== '' && text !== all[index - 1]);

    element.addEventListener('keydown', handleKeyDown);
    return () => element.removeEventListener('keydown', handleKeyDown);
  }, [chat, field]);
  return null;
}
