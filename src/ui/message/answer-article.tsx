import { useComputed } from '@preact/signals';
import { isWaiting } from '../../chat/answer';
import type { TurnView } from '../../chat/turn-tree';
import { useUi } from '../context';
import { Problem } from './problem';
import { RichText } from './rich-text';

/** One answer. Re-rendered when its state changes, not when its text grows. */
export function AnswerArticle({ turn }: { turn: TurnView }) {
  const { chat, texts, title } = useUi();
  const status = useComputed(() => turn.answer.value.status);
  const waiting = useComputed(() => isWaiting(turn.answer.value));
  const error = useComputed(() => turn.answer.value.error);
  const text = useComputed(() => turn.answer.value.text);
  const hasText = useComputed(() => turn.answer.value.text !== '');
  const complete = useComputed(() => turn.answer.value.status !== 'streaming');

  return (
    <article class="answer" aria-label={title} data-status={status}>
      {waiting.value && <Waiting label={texts.answering} />}
      {hasText.value && <RichText text={text} complete={complete} />}
      {status.value === 'stopped' && <p class="mark">{texts.stopped}</p>}
      {error.value && (
        <Problem
          text={texts.errors[error.value.code]}
          action={texts.tryAgain}
          onAction={() => chat.tryAgain(turn)}
        />
      )}
    </article>
  );
}

/** Seen, and found by its role; the panel's announcer is what speaks. */
function Waiting({ label }: { label: string }) {
  return (
    <div class="waiting" role="status" aria-live="off" aria-label={label}>
      <i />
      <i />
      <i />
    </div>
  );
}
