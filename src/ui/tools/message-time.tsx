import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { TurnView } from '../../chat/turn-tree';
import { useUi } from '../context';

/** A busy page is not idle for long; ms. */
const PATIENCE_MS = 1000;

interface Formats {
  readonly language: string;
  readonly time: Intl.DateTimeFormat;
  readonly day: Intl.DateTimeFormat;
  readonly whole: Intl.DateTimeFormat;
}

const formats = signal<Formats | undefined>(undefined);
let asked: string | undefined;

/**
 * Making the first one reads the browser's calendars: the longest piece of work at the end of an answer, which nobody
 * waits for. It is done when nothing else is.
 */
function askForFormats(language: string): void {
  if (asked === language) return;
  asked = language;
  // Safari has no such callback.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(makeFormats, { timeout: PATIENCE_MS });
  else setTimeout(makeFormats);
}

function makeFormats(): void {
  const language = asked ?? 'en';
  formats.value = {
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

/**
 * When a message was written: the time today, with the day before that. Shown by the style sheet, not as text of the
 * message: who selects and copies a conversation copies what was said. Assistive technology reads the whole date.
 */
export function MessageTime({ turn }: { turn: TurnView }) {
  const { texts } = useUi();
  const known = formats.value;
  const isKnown = known?.language === texts.code;
  useEffect(() => {
    if (!isKnown) askForFormats(texts.code);
  }, [isKnown, texts.code]);
  if (!turn.createdAt) return null;
  if (!known) return <time data-pending />;
  const date = new Date(turn.createdAt * 1000);
  const { time, day, whole } = known;
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
