import type { ChatError } from '../../chat/errors';
import { useUi } from '../context';
import { Icon } from '../icon';
import { lazyPart } from '../lazy-part';

interface ProblemProps {
  error: Pick<ChatError, 'code' | 'retryAfterSeconds'> & Partial<Pick<ChatError, 'sentence'>>;
  onAction: () => void;
}

/** Asking again here, or too early, is refused again. */
const NOT_AT_ONCE: ReadonlySet<string> = new Set(['rate-limited', 'busy', 'conversation-ended']);
const RetryLater = lazyPart(async () => (await import('./retry-later')).RetryLater, RetryNow);

/** A failure beside what it concerns, with the way out. */
export function Problem({ error, onAction }: ProblemProps) {
  const { moreTexts, texts } = useUi();
  const { errors } = moreTexts.value ?? texts;
  const Retry = NOT_AT_ONCE.has(error.code) ? RetryLater : RetryNow;
  return (
    <div class="problem" role="alert">
      <Icon name="warning" />
      <div>
        <p dir="auto">{error.sentence ?? errors[error.code] ?? errors.server}</p>
        <Retry error={error} onAction={onAction} />
      </div>
    </div>
  );
}

function RetryNow({ onAction }: ProblemProps) {
  return (
    <button type="button" onClick={onAction}>
      {useUi().texts.tryAgain}
    </button>
  );
}
