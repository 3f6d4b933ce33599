import type { TurnView } from '../../chat/turn-tree';
import { useUi } from '../context';

interface Formats {
  readonly language: string;
  readonly time: Intl.DateTimeFormat;
  readonly day: Intl.DateTimeFormat;
  readonly whole: Intl.DateTimeFormat;
}

let known: Formats | undefined;

/** Making one takes longer than a hundred uses, and a long conversation has thousands. */
function formatsOf(language: string): Formats {
  if (known?.language !== language) {
    known = {
      language,
      time: new Intl.DateTimeFormat(language, { timeStyle: 'short' }),
      day: new Intl.DateTimeFormat(language, {
        month: 'short',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
      }),
      whole: new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }),
    };
  }
  return known;
}

/**
 * When a message was written: the time today, with the day before that. Shown by the style sheet, not as text of the
 * message: who selects and copies a conversation copies what was said. Assistive technology reads the whole date.
 */
export function MessageTime({ turn }: { turn: TurnView }) {
  const { texts } = useUi();
  if (!turn.createdAt) return null;
  const date = new Date(turn.createdAt * 1000);
  const { time, day, whole } = formatsOf(texts.code);
  const isToday = date.toDateString() === new Date().toDateString();
  const text = whole.format(date);
  return (
    <time
      class="time"
      dateTime={date.toISOString()}
      title={text}
      data-short={(isToday ? time : day).format(date)}
      data-whole={text}
    />
  );
}
