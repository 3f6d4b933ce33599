import { useComputed } from '@preact/signals';
import { isWaiting } from '../../chat/answer';
import type { TurnView } from '../../chat/turn-tree';
import { useUi } from '../context';
import { lazyPart } from '../lazy-part';
import { Problem } from './problem';

/** Where it cannot be had, the words as they came are better than none. */
const AnswerContent = lazyPart(async () => (await import('./text-part')).AnswerContent, PlainText);
const AnswerTools = lazyPart(async () => (await import('../tools/answer-tools')).AnswerTools);

/** One answer. Re-rendered when its state changes, not when its text grows. */
export function AnswerArticle({ turn }: { turn: TurnView }) {
  const { chat, texts, title } = useUi();
  const status = useComputed(() => turn.answer.value.status);
  const waiting = useComputed(() => isWaiting(turn.answer.value));
  const error = useComputed(() => turn.answer.value.error);

  return (
    <article class="answer" part="answer" aria-label={title} data-status={status}>
      <AnswerContent turn={turn} />
      {waiting.value && <Waiting />}
      {status.value === 'stopped' && <p class="mark">{texts.stopped}</p>}
      {error.value && <Problem error={error.value} onAction={() => chat.tryAgain(turn)} />}
      {status.value !== 'streaming' && <AnswerTools turn={turn} />}
    </article>
  );
}

function PlainText({ turn }: { turn: TurnView }) {
  return (
    <div class="answer-text" data-plain="">
      {turn.answer.value.text}
    </div>
  );
}

/** Seen, and found by its role; the panel's announcer is what speaks. */
export function Waiting() {
  const { texts } = useUi();
  return (
    <div class="waiting" role="status" aria-live="off" aria-label={texts.answering}>
      <i />
      <i />
      <i />
    </div>
  );
}
