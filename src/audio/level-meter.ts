/** The amplitude (root mean square) of a loud voice near the microphone: it fills the meter. */
const FULL = 0.25;

/** Tells how loud `stream` is, from 0 to 1, once per frame. @returns the undo. */
export function meterLevel(stream: MediaStream, onLevel: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  context.createMediaStreamSource(stream).connect(analyser);
  // Safari starts a context suspended that was not made in the very press of a button: the question came between.
  // Refused or closed meanwhile, the meter stays at zero and the recording goes on.
  context.resume().catch(() => {});
  const samples = new Float32Array(analyser.fftSize);
  let frame = requestAnimationFrame(measure);

  function measure(): void {
    frame = requestAnimationFrame(measure);
    analyser.getFloatTimeDomainData(samples);
    let power = 0;
    for (const sample of samples) power += sample * sample;
    onLevel(Math.min(1, Math.sqrt(power / samples.length) / FULL));
  }

  return () => {
    cancelAnimationFrame(frame);
    context.close().catch(() => {});
  };
}
