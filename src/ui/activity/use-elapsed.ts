import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** How long something was seen to go on, in seconds; `undefined` for what was over when it came. */
export function useElapsed(running: boolean): ReadonlySignal<number | undefined> {
  const elapsed = useSignal<number | undefined>(undefined);
  const since = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (running) since.current ??= performance.now();
    else if (since.current !== undefined) {
      elapsed.value = (performance.now() - since.current) / 1000;
      since.current = undefined;
    }
  }, [running, elapsed]);
  return elapsed;
}
