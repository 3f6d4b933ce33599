import type { ListProblem as Problem } from '../../chat/conversation-list';
import { useTexts } from '../lazy-part';
import { Icon } from '../icon';

/** What did not work, beside what it concerns, with the way out. */
export function ListProblem({ problem, sentence }: { problem: Problem; sentence?: string }) {
  const texts = useTexts();
  return (
    <div class="problem" role="alert" ref={showWhole}>
      <Icon name="warning" />
      <div>
        <p dir="auto">
          {sentence !== undefined && `${sentence} `}
          {texts.errors[problem.code]}
        </p>
        <button type="button" onClick={problem.tryAgain}>
          {texts.tryAgain}
        </button>
      </div>
    </div>
  );
}

/** By the list's own scroll only: `scrollIntoView` would move the host page as well. */
function showWhole(alert: HTMLElement | null): void {
  const scroller = alert?.closest('.conversation-scroll');
  if (!alert || !scroller) return;
  const hidden = alert.getBoundingClientRect().bottom - scroller.getBoundingClientRect().bottom;
  if (hidden > 0) scroller.scrollTop += hidden + 8;
}
