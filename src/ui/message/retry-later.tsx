import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ChatError } from '../../chat/errors';
import { useUi } from '../context';
import { formatWait } from '../format-wait';
import { useTexts } from '../lazy-part';

/** Where the server does not say how long to wait, s. */
const DEFAULT_WAIT = 10;
/** A wait that no visitor sits out is not counted down, s. */
const LONGEST_WAIT = 3600;

interface RetryLaterProps {
  error: Pick<ChatError, 'code' | 'retryAfterSeconds'>;
  onAction: () => void;
}

/** The way out where asking again at once is of no use. */
export function RetryLater(props: RetryLaterProps) {
  return props.error.code === 'conversation-ended' ? <StartAnew /> : <Countdown {...props} />;
}

/** In a conversation of its own the question waits to be sent. */
function StartAnew() {
  const { chat, texts } = useUi();
  function start(): void {
    const question = chat.turns.peek().at(-1)?.question.text;
    chat.newConversation();
    if (question !== undefined && chat.draft.peek() === '') chat.setDraft(question);
  }
  return (
    <button type="button" onClick={start}>
      {texts.newConversation}
    </button>
  );
}

/**
 * «Try again» that tells how long it is of no use. It is spoken with the alert that it stands in, then silent while it
 * counts, and once more when the time has come.
 */
function Countdown({ error, onAction }: RetryLaterProps) {
  const texts = useTexts();
  const left = useSignal(Math.min(error.retryAfterSeconds ?? DEFAULT_WAIT, LONGEST_WAIT));
  const told = useRef(left.peek());

  useEffect(() => {
    // By the clock: a hidden tab's timers are late.
    const end = performance.now() + left.peek() * 1000;
    let timer: ReturnType<typeof setTimeout>;
    const tick = (): void => {
      left.value = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      if (left.peek() > 0) timer = setTimeout(tick, 1000);
    };
    tick();
    return () => clearTimeout(timer);
  }, [left]);

  const isWaiting = left.value > 0;
  return (
    <button
      type="button"
      aria-disabled={isWaiting}
      aria-live={isWaiting && left.value < told.current ? 'off' : undefined}
      onClick={() => !isWaiting && onAction()}
    >
      {isWaiting ? texts.tryAgainIn(formatWait(left.value, texts.code)) : texts.tryAgain}
    </button>
  );
}
