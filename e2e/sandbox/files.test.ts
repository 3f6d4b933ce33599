import { expect, test } from 'vitest';
import { asText } from './fields';
import { textOf, visit } from './test-client';

function part(content: string, name: string, type: string): FormData {
  const body = new FormData();
  body.append('file', new File([content], name, { type }));
  return body;
}

test('stores an upload and serves it while its signature lives', async () => {
  const visitor = await visit('upload');
  const answer = await visitor.call(
    'POST',
    '/files/upload',
    part('a path', 'walk.gpx', 'application/gpx+xml'),
  );
  expect(answer.status).toBe(201);
  const row = await answer.json();
  expect(row).toMatchObject({ name: 'walk.gpx', extension: 'gpx', size: 6 });
  const served = await visitor.sandbox.fetch(new Request(`http://sandbox.test${String(row.source_url)}`));
  expect(await served.text()).toBe('a path');
  expect(served.headers.get('Content-Type')).toBe('application/octet-stream');
  expect(served.headers.get('Access-Control-Allow-Origin')).toBe('*');
});

test('takes the files of a question by the rules of the app', async () => {
  const visitor = await visit('upload');
  const send = async (name: string, type: string, count = 1) => {
    const row = await (await visitor.call('POST', '/files/upload', part('x', name, ''))).json();
    const file = { type, transfer_method: 'local_file', url: '', upload_file_id: asText(row.id) };
    return visitor.ask('What is this?', { files: Array.from({ length: count }, () => file) });
  };
  expect(await (await send('a.png', 'image')).text()).toContain('message_end');
  expect(await (await send('a.gpx', 'custom')).text()).toContain('message_end');
  expect(await (await send('a.xyz', 'custom')).json()).toMatchObject({ code: 'invalid_param' });
  expect(await (await send('a.png', 'image', 4)).json()).toMatchObject({
    message: 'Number of files exceeds the maximum limit 3',
  });
  expect(await visitor.state()).toMatchObject({
    messages: [{ files: [{ name: 'a.png', type: 'image' }] }, {}],
  });
});

test('drops files in silence where upload is off', async () => {
  const visitor = await visit('basic');
  const files = [{ type: 'image', transfer_method: 'remote_url', url: 'https://images.invalid/a.png' }];
  expect(textOf(await visitor.hear('Hello', { files }))).toContain('Happy to help');
  expect(await visitor.state()).toMatchObject({ messages: [{ files: [] }] });
});

test('refuses uploads it must not take', async () => {
  const visitor = await visit('upload');
  const codeOf = async (body: FormData) =>
    (await (await visitor.call('POST', '/files/upload', body)).json()).code;
  expect(await codeOf(new FormData())).toBe('no_file_uploaded');
  expect(await codeOf(part('x', 'run.exe', ''))).toBe('invalid_param');
  expect(await codeOf(part('x'.repeat(10_000_001), 'big.png', 'image/png'))).toBe('file_too_large');
});

const WAV_HEAD = 'RIFF\0\0\0\0WAVE';

test('listens only to the audio types the original knows', async () => {
  const visitor = await visit('speech');
  const send = (type: string) => visitor.call('POST', '/audio-to-text', part(WAV_HEAD, 'temp', type));
  expect(await (await send('audio/wav')).json()).toEqual({ text: expect.any(String) });
  const refused = await send('audio/webm;codecs=opus');
  expect(refused.status).toBe(415);
  expect(await refused.json()).toMatchObject({ code: 'unsupported_audio_type' });
  const basic = await visit('basic');
  expect(await basic.json('POST', '/audio-to-text', part('sound', 'temp', 'audio/wav'))).toMatchObject({
    status: 400,
  });
});

test('reads an answer aloud as MP3', async () => {
  const visitor = await visit('speech');
  const id = (await visitor.hear('Hello'))[0]?.['message_id'];
  const sound = await visitor.call('POST', '/text-to-audio', { message_id: id });
  expect(sound.headers.get('Content-Type')).toBe('audio/mpeg');
  expect(new Uint8Array(await sound.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0xff, 0xfb]));
});
