import type { ReadonlySignal } from '@preact/signals';
import { Disclosure } from '../disclosure';
import { Drawing } from '../icon';
import { useTexts } from '../lazy-part';
import { RichText } from '../message/rich-text';
import { replaceable } from '../replaceable';
import { LiveTime } from './live-time';
import { useElapsed } from './use-elapsed';

const BULB = 'M9 18h6M10 21h4M8.5 15.5a6 6 0 1 1 7 0c-.6.5-.5 1.5-.5 2.5H9c0-1 .1-2-.5-2.5z';

interface ReasoningLineProps {
  text: ReadonlySignal<string>;
  done: ReadonlySignal<boolean>;
}

/** What the model thought on the way, one line until somebody wants to read it. */
export const ReasoningLine = replaceable('reasoning', UsualReasoning, ({ text, done }) => ({
  text: text.value,
  complete: done.value,
}));

function UsualReasoning({ text, done }: ReasoningLineProps) {
  const texts = useTexts();
  const elapsed = useElapsed(!done.value).value;
  const label = done.value ? (
    elapsed === undefined ? (
      texts.thought
    ) : (
      texts.thoughtFor(Math.max(1, Math.round(elapsed)))
    )
  ) : (
    <>
      {texts.thinking}
      <LiveTime />
    </>
  );
  return (
    <Disclosure icon={<Drawing path={BULB} />} running={!done.value} label={label}>
      {() => <RichText text={text} complete={done} />}
    </Disclosure>
  );
}
