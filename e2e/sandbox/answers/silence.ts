/** MPEG-1 layer III, 32 kbit/s, 44.1 kHz, mono: header, then side information and samples of nothing. */
const HEADER = [0xff, 0xfb, 0x10, 0xc4];
const FRAME_BYTES = 104;
const FRAME_SECONDS = 1152 / 44_100;

/** An MP3 that plays, and says nothing. */
export function silentMp3(seconds: number): Uint8Array<ArrayBuffer> {
  const frames = Math.max(1, Math.round(seconds / FRAME_SECONDS));
  const bytes = new Uint8Array(frames * FRAME_BYTES);
  for (let frame = 0; frame < frames; frame++) bytes.set(HEADER, frame * FRAME_BYTES);
  return bytes;
}
