import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useUi } from '../context';
import { useTexts } from '../lazy-part';

/** How long something has gone on, from its first second on. Seen, not heard: a clock that speaks is no help. */
export function LiveTime() {
  const { texts: core } = useUi();
  const texts = useTexts();
  const seconds = useSignal(0);
  useEffect(() => {
    const start = performance.now();
    let timer: ReturnType<typeof setTimeout>;
    const tick = (): void => {
      if (!document.hidden) seconds.value = Math.floor((performance.now() - start) / 1000);
      timer = setTimeout(tick, 1000);
    };
    tick();
    return () => clearTimeout(timer);
  }, [seconds]);
  if (seconds.value === 0) return null;
  const format = new Intl.NumberFormat(core.code);
  return <span aria-hidden="true">{` · ${texts.seconds(format.format(seconds.value))}`}</span>;
}
