import { type Page, expect } from '@playwright/test';
import { FAKE_MICROPHONE, launchOptions } from '../browser';
import { test } from './serve';

test.use({ launchOptions: launchOptions(FAKE_MICROPHONE) });

/** Contexts take a moment to close; the microphone does not, and is looked at where it must be free. */
async function expectNothingLeft(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => window.audioHarness.left()))
    .toEqual({ urls: 0, contexts: 0, tracks: 0 });
}

test('a recording becomes a 16 kHz mono WAV that the browser can decode', async ({ open }) => {
  const page = await open();
  const wav = await page.evaluate(async () => {
    const recording = await window.audioHarness.recordBeep();
    const blob = await recording.stop();
    const header = new DataView(await blob.slice(0, 44).arrayBuffer());
    const sound = await new OfflineAudioContext(1, 1, 16_000).decodeAudioData(await blob.arrayBuffer());
    return {
      type: blob.type,
      channels: header.getUint16(22, true),
      sampleRate: header.getUint32(24, true),
      samplesMatch: sound.length === (blob.size - 44) / 2,
      hasBeep: sound.getChannelData(0).some((sample) => sample > 0.5),
    };
  });
  expect(wav).toEqual({
    type: 'audio/wav',
    channels: 1,
    sampleRate: 16_000,
    samplesMatch: true,
    hasBeep: true,
  });
  await expectNothingLeft(page);
});

test('cancel releases the microphone and forgets what was heard', async ({ open }) => {
  const page = await open();
  const seen = await page.evaluate(async () => {
    const { recordBeep, reasonOf, left } = window.audioHarness;
    const recording = await recordBeep();
    const during = left();
    recording.cancel();
    recording.cancel();
    const after = left();
    return { during, after, reason: await reasonOf(recording.stop()) };
  });
  expect(seen.during).toMatchObject({ contexts: 1, tracks: 1 });
  expect(seen.after).toMatchObject({ tracks: 0 });
  expect(seen.reason).toBe('empty');
  await expectNothingLeft(page);
});

test('a recording stopped before anything was heard is told as empty', async ({ open }) => {
  const page = await open();
  const reason = await page.evaluate(async () => {
    const context = new AudioContext();
    await context.suspend();
    // The fake microphone might get a word in before the stop; this one gives nothing, not even silence.
    navigator.mediaDevices.getUserMedia = async () => context.createMediaStreamDestination().stream;
    const recording = await window.audioHarness.startRecording();
    return window.audioHarness.reasonOf(recording.stop());
  });
  expect(reason).toBe('empty');
});

test('stop may be asked twice, and cancelled too late', async ({ open }) => {
  const page = await open();
  const isSame = await page.evaluate(async () => {
    const recording = await window.audioHarness.recordBeep();
    const first = recording.stop();
    recording.cancel();
    return (await first).size > 44 && (await first) === (await recording.stop());
  });
  expect(isSame).toBe(true);
});

test('at the limit it ends by itself, and what was recorded is kept', async ({ open }) => {
  const page = await open();
  const seen = await page.evaluate(async () => {
    const { startRecording, left } = window.audioHarness;
    let limits = 0;
    let reach = () => {};
    const reached = new Promise<void>((resolve) => (reach = resolve));
    const onLimit = () => {
      limits++;
      reach();
    };
    const recording = await startRecording({ maxSeconds: 0.5, onLimit });
    await reached;
    const { tracks } = left();
    const { size } = await recording.stop();
    return { tracks, hasSound: size > 44, limits };
  });
  expect(seen).toEqual({ tracks: 0, hasSound: true, limits: 1 });
  await expectNothingLeft(page);
});

test('a microphone that goes away ends the recording, and what was recorded is kept', async ({ open }) => {
  const page = await open();
  const hasSound = await page.evaluate(async () => {
    let end = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    const recording = await window.audioHarness.recordBeep({ onLimit: () => end() });
    for (const track of window.audioHarness.tracks()) track.stop();
    await ended;
    return (await recording.stop()).size > 44;
  });
  expect(hasSound).toBe(true);
});

test('neither stop nor cancel is told as a limit', async ({ open }) => {
  const page = await open();
  const limits = await page.evaluate(async () => {
    const { recordBeep, reasonOf } = window.audioHarness;
    let count = 0;
    const onLimit = () => count++;
    const recording = await recordBeep({ onLimit });
    await recording.stop();
    const cancelled = await recordBeep({ onLimit });
    cancelled.cancel();
    await reasonOf(cancelled.stop());
    return count;
  });
  expect(limits).toBe(0);
});

test('a refused microphone is told as denied', async ({ open }) => {
  const page = await open({ headers: { 'permissions-policy': 'microphone=()' } });
  const reason = await page.evaluate(() =>
    window.audioHarness.reasonOf(window.audioHarness.startRecording()),
  );
  expect(reason).toBe('denied');
});

test('a page without https is told as unsupported', async ({ open }) => {
  const page = await open({ isSecure: false });
  const reason = await page.evaluate(() =>
    window.audioHarness.reasonOf(window.audioHarness.startRecording()),
  );
  expect(reason).toBe('unsupported');
});

test('what the browser says about the microphone becomes a reason', async ({ open }) => {
  const page = await open();
  const reasons = await page.evaluate(async () => {
    const told: Record<string, string> = {};
    for (const name of ['NotAllowedError', 'SecurityError', 'NotFoundError', 'NotReadableError']) {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('No.', name));
      told[name] = await window.audioHarness.reasonOf(window.audioHarness.startRecording());
    }
    return told;
  });
  expect(reasons).toEqual({
    NotAllowedError: 'denied',
    SecurityError: 'denied',
    NotFoundError: 'no-microphone',
    NotReadableError: 'failed',
  });
});

test('a recorder that does not start releases the microphone', async ({ open }) => {
  const page = await open();
  const seen = await page.evaluate(async () => {
    const { startRecording, reasonOf, opened, left } = window.audioHarness;
    MediaRecorder.prototype.start = () => {
      throw new DOMException('No.', 'NotSupportedError');
    };
    const reason = await reasonOf(startRecording({ onLevel: () => {} }));
    return { reason, opened: opened(), tracks: left().tracks };
  });
  expect(seen).toMatchObject({ reason: 'failed', opened: { contexts: 1, tracks: 1 }, tracks: 0 });
  await expectNothingLeft(page);
});
