/** Two soft notes, a fourth apart: frequency in Hz, beginning in seconds. */
const NOTES = [
  [659.3, 0],
  [880, 0.12],
] as const;
const LOUDNESS = 0.05;
const LENGTH_SECONDS = 0.6;
/** After the last note; a context that the browser holds back is let go, else it would sound much later. */
const END_MS = 1200;

/**
 * A short chime, without a file. Silent where the browser wants a gesture first, or has no sound; never throws.
 */
export function playChime(): void {
  if (!navigator.userActivation.hasBeenActive) return;
  try {
    const context = new AudioContext();
    const start = context.currentTime;
    for (const [frequency, after] of NOTES) {
      const tone = new OscillatorNode(context, { frequency });
      const loudness = new GainNode(context, { gain: 0 });
      const begin = start + after;
      // No click at the beginning, and the tail of a bell.
      loudness.gain.setValueAtTime(0, begin);
      loudness.gain.linearRampToValueAtTime(LOUDNESS, begin + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.0001, begin + LENGTH_SECONDS);
      tone.connect(loudness).connect(context.destination);
      tone.start(begin);
      tone.stop(begin + LENGTH_SECONDS);
    }
    setTimeout(() => void context.close().catch(() => {}), END_MS);
  } catch {
    // No sound device, or too many contexts of the page: an answer is read as well without it.
  }
}
