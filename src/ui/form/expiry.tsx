import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { formatWait } from '../format-wait';
import { useTexts } from '../lazy-part';

const MINUTE_S = 60;
const HOUR_S = 3600;
/** Timers take no longer waits. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

interface ExpiryProps {
  /** Unix seconds. */
  at: number | undefined;
  /** Becomes true when the time has come. */
  expired: Signal<boolean>;
}

/** Until when a form can be sent. A clock that speaks is no help: announced is only that it is over. */
export function Expiry({ at, expired }: ExpiryProps) {
  const texts = useTexts();
  const left = useSignal(secondsUntil(at));

  useEffect(() => {
    if (at === undefined) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const tick = (): void => {
      const seconds = (left.value = secondsUntil(at));
      if (seconds <= 0) {
        expired.value = true;
        return;
      }
      // As often as what is shown changes.
      const step = seconds > 2 * HOUR_S ? HOUR_S / 4 : seconds > 2 * MINUTE_S ? MINUTE_S / 4 : 1;
      timer = setTimeout(tick, Math.min(step * 1000, LONGEST_WAIT_MS));
    };
    tick();
    return () => clearTimeout(timer);
  }, [at, left, expired]);

  const isOver = expired.value;
  return (
    <>
      {at !== undefined && !isOver && (
        <p class="form-note">{texts.formExpires(formatWait(left.value, texts.code))}</p>
      )}
      {/* There before it has something to say, and apart from the clock. */}
      <p class={isOver ? 'form-note' : 'hidden-text'} role="status">
        {isOver && texts.formExpired}
      </p>
    </>
  );
}

function secondsUntil(at = Infinity): number {
  return Math.ceil(at - Date.now() / 1000);
}
