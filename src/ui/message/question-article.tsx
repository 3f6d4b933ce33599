import { useComputed, useSignal } from '@preact/signals';
import type { TurnView } from '../../chat/turn-tree';
import { useUi } from '../context';
import { lazyPart } from '../lazy-part';

const Files = lazyPart(async () => (await import('../media/files')).Files);
const QuestionTools = lazyPart(async () => (await import('../tools/question-tools')).QuestionTools);

/** What the visitor asked. */
export function QuestionArticle({ turn }: { turn: TurnView }) {
  const { texts } = useUi();
  const editing = useSignal(false);
  const isSettled = useComputed(() => turn.answer.value.status !== 'streaming');
  const { text, files } = turn.question;
  return (
    <article class="question" aria-label={texts.you}>
      {files.length > 0 && <Files files={files} turn={turn} />}
      {!editing.value && (
        <div class="bubble" part="question" dir="auto">
          {text}
        </div>
      )}
      {isSettled.value && <QuestionTools turn={turn} editing={editing} />}
    </article>
  );
}
