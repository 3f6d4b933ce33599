import { useSignal, type Signal } from '@preact/signals';
import type { Rating } from '../../chat/services';
import type { TurnView } from '../../chat/turn-tree';
import { asChatError, type ChatErrorCode } from '../../chat/errors';
import { useTexts } from '../lazy-part';
import { useUi } from '../context';
import { BAD, GOOD } from './drawings';
import { Tool } from './toolbar';

interface FeedbackToolsProps {
  turn: TurnView;
  /** A bad answer may be explained. */
  commenting: Signal<boolean>;
}

/** Pressed again, a rating is withdrawn. */
export function FeedbackTools({ turn, commenting }: FeedbackToolsProps) {
  const { chat } = useUi();
  const texts = useTexts();
  const failure = useSignal<ChatErrorCode | undefined>(undefined);
  const rating = turn.answer.value.feedback;

  function press(pressed: Rating): void {
    const next = rating === pressed ? undefined : pressed;
    failure.value = undefined;
    commenting.value = next === 'dislike';
    chat.rate(turn, next).catch((cause: unknown) => {
      commenting.value = false;
      failure.value = asChatError(cause).code;
    });
  }
  return (
    <>
      <Tool
        drawing={GOOD}
        label={texts.goodAnswer}
        pressed={rating === 'like'}
        onPress={() => press('like')}
      />
      <Tool
        drawing={BAD}
        label={texts.badAnswer}
        pressed={rating === 'dislike'}
        onPress={() => press('dislike')}
      />
      {failure.value && (
        <span class="said" role="alert">
          {texts.errors[failure.value]}
        </span>
      )}
    </>
  );
}
