import { useComputed } from '@preact/signals';
import { isPlain } from '../../chat/answer';
import type { TurnView } from '../../chat/turn-tree';
import { lazyPart } from '../lazy-part';
import { AnswerMarkdown } from './rich-text';

/** Text among steps, tools and thoughts. Without it the text alone does. */
const AnswerBody = lazyPart(async () => (await import('../activity/answer-body')).AnswerBody, AnswerText);
const AnswerExtras = lazyPart(async () => (await import('../media/answer-extras')).AnswerExtras);

/** What an answer says and brings along. Comes while the first question is typed. */
export function AnswerContent({ turn }: { turn: TurnView }) {
  const plain = useComputed(() => isPlain(turn.answer.value));
  const hasExtras = useComputed(() => {
    const { files, sources, forms, usage } = turn.answer.value;
    return files.length + sources.length + forms.length > 0 || usage !== undefined;
  });
  return (
    <>
      {plain.value ? <AnswerText turn={turn} /> : <AnswerBody turn={turn} />}
      {hasExtras.value && <AnswerExtras turn={turn} />}
    </>
  );
}

/** An answer that is text and nothing else. */
export function AnswerText({ turn }: { turn: TurnView }) {
  const text = useComputed(() => turn.answer.value.text);
  const hasText = useComputed(() => turn.answer.value.text !== '');
  const complete = useComputed(() => turn.answer.value.status !== 'streaming');
  return hasText.value && <AnswerMarkdown text={text} complete={complete} id={`${turn.key}-text-0`} />;
}
