import { expect, test } from 'vitest';
import { encodeWav } from './encode-wav';

async function view(samples: readonly number[], sampleRate = 16_000): Promise<DataView> {
  return new DataView(await encodeWav(Float32Array.from(samples), sampleRate).arrayBuffer());
}

function name(wav: DataView, offset: number): string {
  return String.fromCharCode(...new Uint8Array(wav.buffer, offset, 4));
}

test('the header tells of 16-bit PCM in one channel', async () => {
  const wav = await view([0, 0, 0], 16_000);
  expect([0, 8, 12, 36].map((offset) => name(wav, offset))).toEqual(['RIFF', 'WAVE', 'fmt ', 'data']);
  expect(wav.getUint32(16, true)).toBe(16);
  expect(wav.getUint16(20, true), 'format: PCM').toBe(1);
  expect(wav.getUint16(22, true), 'channels').toBe(1);
  expect(wav.getUint32(24, true), 'sample rate').toBe(16_000);
  expect(wav.getUint32(28, true), 'bytes per second').toBe(32_000);
  expect(wav.getUint16(32, true), 'bytes per sample').toBe(2);
  expect(wav.getUint16(34, true), 'bits').toBe(16);
});

test('the lengths in the header are those of the file', async () => {
  for (const count of [0, 1, 5]) {
    const wav = await view(Array.from({ length: count }, () => 0.5));
    expect(wav.byteLength).toBe(44 + 2 * count);
    expect(wav.getUint32(4, true)).toBe(wav.byteLength - 8);
    expect(wav.getUint32(40, true)).toBe(2 * count);
  }
});

test('samples become the nearest integers, and what is too loud is clipped', async () => {
  const wav = await view([0, 0.5, -0.5, 1, -1, 1.5, -1.5, Infinity, Number.NaN]);
  const samples = Array.from({ length: 9 }, (_, index) => wav.getInt16(44 + 2 * index, true));
  expect(samples).toEqual([0, 16384, -16384, 32767, -32768, 32767, -32768, 32767, 0]);
});

test('the type is the one Dify takes', () => {
  expect(encodeWav(new Float32Array(1), 16_000).type).toBe('audio/wav');
});
