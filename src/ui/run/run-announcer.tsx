import { effect, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { RunModel } from '../../chat/run-model';
import { useUi } from '../context';
import { useTexts } from '../lazy-part';
import { spokenWords } from '../spoken-words';

/** What a screen reader hears: once that a result is on its way, once that it is there. Never a token. */
export function RunAnnouncer({ model }: { model: RunModel }) {
  const { texts } = useUi();
  const { result: name } = useTexts();
  const spoken = useSignal('');

  useEffect(() => {
    let announced: string | undefined;
    return effect(() => {
      const result = model.results.value[0];
      if (!result) return;
      const { status, text } = result.answer.value;
      if (status === 'streaming') {
        announced = result.key;
        spoken.value = texts.answering;
      } else if (announced === result.key) {
        // Errors are alerts of their own.
        announced = undefined;
        spoken.value =
          status === 'stopped' ? texts.stopped : status === 'done' ? `${name} ${spokenWords(text)}` : '';
      }
    });
  }, [model, texts, name, spoken]);

  return (
    <div class="hidden-text" aria-live="polite">
      {spoken}
    </div>
  );
}
