import { useSignal, type Signal } from '@preact/signals';
import { asChatError, type ChatErrorCode } from '../../chat/errors';
import type { TurnView } from '../../chat/turn-tree';
import { useUi } from '../context';
import { useTexts } from '../lazy-part';

/** What was wrong with a bad answer; the rating stands without it. */
export function CommentForm({ turn, commenting }: { turn: TurnView; commenting: Signal<boolean> }) {
  const { chat } = useUi();
  const texts = useTexts();
  const text = useSignal('');
  const failure = useSignal<ChatErrorCode | undefined>(undefined);
  const thanked = useSignal(false);

  function submit(): void {
    const comment = text.peek().trim();
    if (comment === '') {
      commenting.value = false;
      return;
    }
    chat.rate(turn, 'dislike', comment).then(
      () => (thanked.value = true),
      (cause: unknown) => (failure.value = asChatError(cause).code),
    );
  }
  if (thanked.value) {
    return (
      <p class="mark" role="status">
        {texts.thanks}
      </p>
    );
  }
  return (
    <form
      class="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        commenting.value = false;
      }}
    >
      <textarea
        rows={2}
        dir="auto"
        aria-label={texts.comment}
        placeholder={texts.comment}
        value={text}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
      {failure.value && (
        <p class="said" role="alert">
          {texts.errors[failure.value]}
        </p>
      )}
      <div class="inline-form-actions">
        <button type="button" class="secondary" onClick={() => (commenting.value = false)}>
          {texts.cancel}
        </button>
        <button type="submit" class="primary">
          {texts.sendComment}
        </button>
      </div>
    </form>
  );
}
