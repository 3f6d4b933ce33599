const HEADER_BYTES = 44;
const SAMPLE_BYTES = 2;
const PCM = 1;

/**
 * Makes a WAV file (RIFF, 16-bit PCM, one channel) of type `audio/wav`, which Dify takes for transcription.
 * @param samples from -1 to 1; what is louder is clipped.
 * @param sampleRate in hertz.
 */
export function encodeWav(samples: Float32Array, sampleRate: number): Blob {
  const dataBytes = samples.length * SAMPLE_BYTES;
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + dataBytes));
  writeName(view, 0, 'RIFF');
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true); // all that follows this field
  writeName(view, 8, 'WAVE');
  writeName(view, 12, 'fmt ');
  view.setUint32(16, 16, true); // bytes of this chunk
  view.setUint16(20, PCM, true);
  view.setUint16(22, 1, true); // channels
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * SAMPLE_BYTES, true); // bytes per second
  view.setUint16(32, SAMPLE_BYTES, true); // bytes per sample of all channels
  view.setUint16(34, SAMPLE_BYTES * 8, true);
  writeName(view, 36, 'data');
  view.setUint32(40, dataBytes, true);
  let offset = HEADER_BYTES;
  for (const sample of samples) {
    const clipped = Math.max(-1, Math.min(1, sample));
    // The range is lopsided: -32768 to 32767. An int16 past its end would turn into its opposite, a loud click.
    view.setInt16(offset, Math.round(clipped < 0 ? clipped * 0x8000 : clipped * 0x7fff), true);
    offset += SAMPLE_BYTES;
  }
  return new Blob([view], { type: 'audio/wav' });
}

function writeName(view: DataView, offset: number, name: string): void {
  for (let i = 0; i < name.length; i++) view.setUint8(offset + i, name.charCodeAt(i));
}
