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

/** Until when a form can be sent. Not announced: a clock that speaks is no help. */
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

  if (expired.value) return <p class="form-note">{texts.formExpired}</p>;
  if (at === undefined) return null;
  return <p class="form-note">{texts.formExpires(formatWait(left.value, texts.code))}</p>;
}

function secondsUntil(at = Infinity): number {
  return Math.ceil(at - Date.now() / 1000);
}
