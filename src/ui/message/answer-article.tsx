import { useComputed } from '@preact/signals';
import { isPlain, isWaiting } from '../../chat/answer';
import type { TurnView } from '../../chat/turn-tree';
import { useUi } from '../context';
import { lazyPart } from '../lazy-part';
import { Problem } from './problem';
import { RichText } from './rich-text';

/** Text among steps, tools and thoughts. Without it the text alone does. */
const AnswerBody = lazyPart(async () => (await import('../activity/answer-body')).AnswerBody, AnswerText);
const AnswerExtras = lazyPart(async () => (await import('../media/answer-extras')).AnswerExtras);
const AnswerTools = lazyPart(async () => (await import('../tools/answer-tools')).AnswerTools);

/** One answer. Re-rendered when its state changes, not when its text grows. */
export function AnswerArticle({ turn }: { turn: TurnView }) {
  const { chat, texts, title } = useUi();
  const status = useComputed(() => turn.answer.value.status);
  const waiting = useComputed(() => isWaiting(turn.answer.value));
  const error = useComputed(() => turn.answer.value.error);
  const plain = useComputed(() => isPlain(turn.answer.value));
  const hasExtras = useComputed(() => {
    const { files, sources, forms, usage } = turn.answer.value;
    return files.length + sources.length + forms.length > 0 || usage !== undefined;
  });

  return (
    <article class="answer" aria-label={title} data-status={status}>
      {plain.value ? <AnswerText turn={turn} /> : <AnswerBody turn={turn} />}
      {hasExtras.value && <AnswerExtras turn={turn} />}
      {waiting.value && <Waiting label={texts.answering} />}
      {status.value === 'stopped' && <p class="mark">{texts.stopped}</p>}
      {error.value && <Problem error={error.value} onAction={() => chat.tryAgain(turn)} />}
      {status.value !== 'streaming' && <AnswerTools turn={turn} />}
    </article>
  );
}

function AnswerText({ turn }: { turn: TurnView }) {
  const text = useComputed(() => turn.answer.value.text);
  const hasText = useComputed(() => turn.answer.value.text !== '');
  const complete = useComputed(() => turn.answer.value.status !== 'streaming');
  return hasText.value && <RichText text={text} complete={complete} />;
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
