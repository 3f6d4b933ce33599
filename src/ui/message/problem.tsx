import { Icon } from '../icon';

interface ProblemProps {
  text: string;
  action: string;
  onAction: () => void;
}

/** A failure beside what it concerns, with the way out. */
export function Problem({ text, action, onAction }: ProblemProps) {
  return (
    <div class="problem" role="alert">
      <Icon name="warning" />
      <div>
        <p dir="auto">{text}</p>
        <button type="button" onClick={onAction}>
          {action}
        </button>
      </div>
    </div>
  );
}
