import { effect, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { isWaiting } from '../../chat/answer';
import { useUi } from '../context';
import { useTexts } from '../lazy-part';
import { spokenWords } from '../spoken-words';

interface AnnouncerProps {
  /** The conversation begins with a question of this visitor: its answer may be there before this part is. */
  isAsked: boolean;
}

/**
 * What a screen reader hears: once that an answer is on its way, once the finished answer. Never a token: the log
 * itself is silent.
 */
export function Announcer({ isAsked }: AnnouncerProps) {
  const { chat, title } = useUi();
  const texts = useTexts();
  const spoken = useSignal('');
  /** The turn whose answer is still to be announced. */
  const announced = useRef(isAsked ? chat.turns.peek().at(-1)?.key : undefined);

  useEffect(
    () =>
      effect(() => {
        const turn = chat.turns.value.at(-1);
        const answer = turn?.answer.value;
        if (!turn || !answer) return;
        if (answer.status === 'streaming') {
          announced.current = turn.key;
          if (isWaiting(answer)) spoken.value = texts.answering;
        } else if (announced.current === turn.key) {
          announced.current = undefined;
          // Errors are alerts of their own.
          if (answer.status === 'error') spoken.value = '';
          else if (answer.status === 'stopped') spoken.value = texts.stopped;
          else {
            spoken.value = texts.answered(title.peek(), spokenWords(answer.text));
          }
        }
      }),
    [chat, texts, title, spoken],
  );

  return (
    <div class="hidden-text" aria-live="polite">
      {spoken}
    </div>
  );
}
