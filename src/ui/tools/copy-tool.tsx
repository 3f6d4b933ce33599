import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { answerMarkdown } from '../../chat/answer-parts';
import type { TurnView } from '../../chat/turn-tree';
import { useUi } from '../context';
import { useTexts } from '../lazy-part';
import { copyText } from './clipboard';
import { htmlOf } from './copied-answer';
import { CHECK, COPY } from './drawings';
import { Tool } from './toolbar';

const COPIED_MS = 2000;

/** The whole answer: Markdown where it is pasted as text, formatted where formats are kept. */
export function CopyTool({ turn }: { turn: TurnView }) {
  const { report } = useUi();
  const texts = useTexts();
  const outcome = useSignal<'copied' | 'refused' | undefined>(undefined);
  const place = useRef<HTMLSpanElement>(null);
  const isCopied = outcome.value === 'copied';
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => (outcome.value = undefined), COPIED_MS);
    return () => clearTimeout(timer);
  }, [isCopied, outcome]);

  function copy(): void {
    const article = place.current?.closest('article');
    copyText(answerMarkdown(turn.answer.peek()), htmlOf(article)).then(
      () => (outcome.value = 'copied'),
      (cause: unknown) => {
        outcome.value = 'refused';
        report('The page may not write to the clipboard.', cause);
      },
    );
  }
  return (
    <>
      <Tool drawing={isCopied ? CHECK : COPY} label={texts.copy} onPress={copy} />
      <span ref={place} class="hidden-text" role="status">
        {isCopied && texts.copied}
      </span>
      {outcome.value === 'refused' && (
        <span class="said" role="alert">
          {texts.errors['feature-disabled']}
        </span>
      )}
    </>
  );
}
