import { expect, test } from 'vitest';
import { acceptedKind } from '../../src/client';
import { hear, openApp, PROFILES } from './open-app';

test.each(PROFILES)('a file is uploaded and used in a question (release %s)', async (profile) => {
  const { client } = await openApp('upload', { profile });
  const { uploads } = await client.app();
  const kind = uploads && acceptedKind('Walk.GPX', uploads);
  expect(kind).toBe('custom');
  const { item, file } = await client.upload(new File(['a path'], 'Walk.GPX'), { kind: kind ?? 'custom' });
  expect(file).toMatchObject({ kind: 'custom', name: 'Walk.GPX', size: 6, belongsTo: 'user' });
  expect(await (await fetch(file.url ?? '')).text()).toBe('a path');

  const { answer, conversationId } = await hear(client.send({ text: 'What is this?', files: [item] }));
  expect(answer.text).toContain('| Walk.GPX | custom | 6 B |');
  const [row] = (await client.messages(conversationId)).messages;
  expect(row?.files).toMatchObject([{ name: 'Walk.GPX', belongsTo: 'user', uploadId: file.uploadId }]);
  expect(await (await fetch(row?.files[0]?.url ?? '')).text()).toBe('a path');
});

test.each(PROFILES)('a link is taken by the server and used in a question (release %s)', async (profile) => {
  const app = await openApp('upload', { profile });
  const link = await app.client.uploadLink('https://images.example/coast.png', { kind: 'image' });
  expect(link.file).toMatchObject({ kind: 'image', name: 'coast.png' });
  const { answer } = await hear(app.client.send({ text: 'What is this?', files: [link.item] }));
  expect(answer.text).toContain('I have got this file:');
  expect(await app.body('POST /chat-messages')).toMatchObject({
    files: [{ type: 'image', transfer_method: 'remote_url', upload_file_id: link.file.uploadId }],
  });
});

test('a link may also go along as it is', async () => {
  const { client } = await openApp('upload');
  const files = [{ kind: 'image', method: 'link', url: 'https://images.example/coast.png' } as const];
  expect((await hear(client.send({ text: 'And this?', files }))).answer.text).toContain('| image | link |');
});

test.each(PROFILES)('a file that is refused tells why (release %s)', async (profile) => {
  const { client } = await openApp('upload', { profile });
  const upload = (name: string, bytes = 1) =>
    client.upload(new File([new Uint8Array(bytes)], name), { kind: 'image' });
  await expect(upload('run.exe')).rejects.toMatchObject({ code: 'file-type' });
  await expect(upload('big.png', 10_000_001)).rejects.toMatchObject({ code: 'file-too-large', status: 413 });
  await expect(client.uploadLink('nowhere', { kind: 'image' })).rejects.toMatchObject({
    code: 'link-failed',
  });
  const { item } = await upload('small.png');
  const four = client.send({ text: 'What are these?', files: [item, item, item, item] });
  await expect(hear(four)).rejects.toMatchObject({ code: 'file-refused' });
});

test('an upload ends with its signal', async () => {
  const { client } = await openApp('upload', { settings: { latencyMs: 60_000 } });
  const signal = AbortSignal.timeout(50);
  const file = new File(['x'], 'a.png');
  await expect(client.upload(file, { kind: 'image', signal })).rejects.toMatchObject({
    name: 'TimeoutError',
  });
});

/** Half a second of silence: one channel, 8 kHz, 8 bits. */
function wav(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + 4000).fill(0x80, 44);
  const view = new DataView(bytes.buffer);
  const write = (at: number, letters: string) => bytes.set(new TextEncoder().encode(letters), at);
  write(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 8000, true);
  view.setUint32(28, 8000, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  write(36, 'data');
  view.setUint32(40, 4000, true);
  return bytes;
}

test.each(PROFILES)('a recording becomes text, and an answer sound (release %s)', async (profile) => {
  const { client } = await openApp('speech', { profile });
  const recording = new Blob([wav()], { type: 'audio/wav' });
  expect(await client.transcribe(recording)).toBe('Which jacket keeps me dry on the coast?');

  const { messageId } = await hear(client.send({ text: 'Hello' }));
  const chunks: Uint8Array[] = [];
  for await (const chunk of client.speak(messageId)) chunks.push(chunk);
  expect(chunks.length).toBeGreaterThan(1);
  expect([...(chunks[0]?.subarray(0, 2) ?? [])], 'a frame of an MP3').toEqual([0xff, 0xfb]);
});

const MP3 = new Uint8Array([0xff, 0xfb, 0x90, 0x64, ...Array.from({ length: 413 }, () => 0)]);
test.each([
  ['audio/wav', wav(), 'audio/wav'],
  ['audio/x-wav', wav(), 'audio/wav'],
  ['', wav(), 'audio/wav'],
  ['audio/mpeg', MP3, 'audio/mp3'],
  ['', MP3, 'audio/mp3'],
])('a recording of type «%s» is sent as what it is', async (type, bytes, sent) => {
  const app = await openApp('speech');
  await app.client.transcribe(new Blob([bytes], { type }));
  expect(await app.body('POST /audio-to-text')).toMatchObject({ file: { type: sent } });
});

test.each(PROFILES)('where speech is off it is told alike (release %s)', async (profile) => {
  const { client } = await openApp('basic', { profile });
  const recording = new Blob([wav()], { type: 'audio/wav' });
  await expect(client.transcribe(recording)).rejects.toMatchObject({ code: 'speech-unavailable' });
  const { messageId } = await hear(client.send({ text: 'Hello' }));
  const speech = client.speak(messageId)[Symbol.asyncIterator]();
  await expect(speech.next()).rejects.toMatchObject({ code: 'feature-disabled' });
});

test('an answer without text has no sound', async () => {
  const { client } = await openApp('speech', { settings: { answer: [] } });
  const { messageId } = await hear(client.send({ text: 'Hello' }));
  await expect(client.speak(messageId)[Symbol.asyncIterator]().next()).rejects.toMatchObject({
    code: 'no-audio',
  });
});

test('speech ends with its signal', async () => {
  const { client } = await openApp('speech');
  const { messageId } = await hear(client.send({ text: 'Hello' }));
  const abort = new AbortController();
  const listening = (async () => {
    for await (const chunk of client.speak(messageId, abort)) if (chunk.length > 0) abort.abort();
  })();
  await expect(listening).rejects.toMatchObject({ name: 'AbortError' });
});

test('an address is looked at without being kept', async () => {
  const app = await openApp('upload');
  const info = await app.client.linkInfo('https://images.example/coast.png?size=2&of=3');
  expect(info.mimeType).toBe('image/png');
  expect(await app.count('POST /remote-files/upload')).toBe(0);
  await expect(app.client.linkInfo('https://images.example/nothing')).resolves.toMatchObject({
    size: undefined,
  });
});

test('any text is said, in the voice that is asked for', async () => {
  const app = await openApp('speech');
  const pieces: Uint8Array[] = [];
  for await (const piece of app.client.speak({ text: 'Mind the gap.', voice: 'harbor' })) pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(0);
  expect(await app.body('POST /text-to-audio')).toEqual({ text: 'Mind the gap.', voice: 'harbor' });
});
