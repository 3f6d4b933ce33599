import { effect, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isWaiting } from '../../chat/answer';
import { useUi } from '../context';

/** Longer answers are announced by their beginning: the rest is a key press away in the log. */
const SPOKEN_CHARACTERS = 500;

/**
 * What a screen reader hears: once that an answer is on its way, once the finished answer. Never a token: the log
 * itself is silent.
 */
export function Announcer() {
  const { chat, texts, title } = useUi();
  const spoken = useSignal('');

  useEffect(() => {
    let announced: string | undefined;
    return effect(() => {
      const turn = chat.turns.value.at(-1);
      const answer = turn?.answer.value;
      if (!turn || !answer) return;
      if (answer.status === 'streaming') {
        announced = turn.key;
        if (isWaiting(answer)) spoken.value = texts.answering;
      } else if (announced === turn.key) {
        // Errors are alerts of their own.
        announced = undefined;
        if (answer.status === 'stopped') spoken.value = texts.stopped;
        else if (answer.status === 'done') {
          // What the model thought on the way is not its answer.
          const said = answer.text.split('</think>').at(-1) ?? '';
          spoken.value = texts.answered(title.peek(), said.trim().slice(0, SPOKEN_CHARACTERS));
        }
      }
    });
  }, [chat, texts, title, spoken]);

  return (
    <div class="hidden-text" aria-live="polite">
      {spoken}
    </div>
  );
}
