import { useUi } from '../context';
import { useTexts } from '../lazy-part';
import type { Reading } from './reader';

/** How much of an answer was read aloud: a bar, as long as it is not known how much there is a moving part of one. */
export function ReadProgress({ reading }: { reading: Reading }) {
  const { texts: core } = useUi();
  const texts = useTexts();
  const { seconds, duration } = reading.progress.value;
  const percent = duration === undefined ? undefined : Math.min(100, Math.round((seconds / duration) * 100));
  const format = new Intl.NumberFormat(core.code, { maximumFractionDigits: 0 });
  return (
    <svg
      class="reading"
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      role="progressbar"
      aria-label={texts.readAloud}
      aria-valuenow={percent}
      aria-valuetext={texts.seconds(format.format(seconds))}
    >
      <rect width="100" height="4" rx="2" />
      <rect class="reading-part" width={percent ?? 30} height="4" rx="2" />
    </svg>
  );
}
