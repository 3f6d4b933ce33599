import { expect, test } from 'vitest';
import { acceptedKind, fileItem } from '../../src/client';
import { CHATFLOW, WORKFLOW } from './modes';
import { hear, hearSome, openApp, RESUMING, type App } from './open-app';

const RUNS = [CHATFLOW, WORKFLOW].flatMap((kind) =>
  RESUMING.map((profile) => [kind.scenario, profile, kind] as const),
);
const OLD = (['a', 'a-late', 'b'] as const).flatMap((profile) => [
  ['chatflow', profile, CHATFLOW] as const,
  ['workflow', profile, WORKFLOW] as const,
]);

test.each(RUNS)('a run of «%s» at release %s is followed on', async (_name, profile, kind) => {
  const app = await openApp(kind.scenario, { profile, settings: { hold: { after: 2 } } });
  const { runId = '' } = await hearSome(kind.ask(app.client), 2);
  async function* released() {
    let isHeld = true;
    for await (const event of app.client.resume(runId)) {
      yield event;
      if (isHeld) await app.release();
      isHeld = false;
    }
  }
  const { answer, types } = await hear(released());
  expect(types[0]).toBe('workflow-start');
  expect(answer.run).toMatchObject({
    status: 'succeeded',
    outputs: { [kind.mode === 'chat' ? 'answer' : 'result']: kind.text },
  });
  // A workflow's text so far is no part of its state; it comes whole with the outputs.
  if (kind.mode === 'chat') expect(answer.text).toBe(kind.text);
  expect(answer.steps.every(({ status }) => status === 'succeeded')).toBe(true);
  expect(await app.count(kind.route)).toBe(1);
});

test.each(RUNS)('a run of «%s» at release %s that is over tells its end', async (_name, profile, kind) => {
  const app = await openApp(kind.scenario, { profile });
  const { runId = '' } = (await hear(kind.ask(app.client))).answer;
  const { answer, types } = await hear(app.client.resume(runId));
  expect(types).toEqual(['workflow-end']);
  expect(answer.run?.status).toBe('succeeded');
});

test.each(OLD)('a run of «%s» at release %s cannot be followed on', async (_name, profile, kind) => {
  const app = await openApp(kind.scenario, { profile });
  const { runId = '' } = (await hear(kind.ask(app.client))).answer;
  await expect(hear(app.client.resume(runId))).rejects.toMatchObject({ code: 'not-found', status: 404 });
  expect(await app.count('GET /passport'), 'what is unknown is no loss of access').toBe(1);
});

test('an unknown run is not found, and whoever asked for it stays who he is', async () => {
  const app = await openApp('chatflow');
  await hear(CHATFLOW.ask(app.client));
  await expect(hear(app.client.resume(crypto.randomUUID()))).rejects.toMatchObject({ code: 'not-found' });
  expect(await app.count('GET /workflow/:run/events')).toBe(1);
  expect((await app.client.conversations({ pinned: false })).conversations).toHaveLength(1);
});

/** Asks until the run waits for a person. */
async function pause(app: App) {
  const paused = await hear(app.client.send({ text: 'Can you repair my jacket?' }));
  const [open] = paused.answer.forms;
  if (open?.state !== 'open') throw new Error('No form was asked for.');
  return { ...paused, runId: paused.answer.runId ?? '', token: open.form.token ?? '', form: open.form };
}

test.each(['c', 'd'] as const)(
  'a form for a person is filled in, and the run goes on (%s)',
  async (profile) => {
    const app = await openApp('human', { profile });
    const { client } = app;
    const { types, runId, token, form, conversationId } = await pause(app);
    expect(types.at(-1)).toBe('workflow-pause');
    expect(await client.form(token)).toMatchObject({
      token,
      content: form.content,
      inputs: [{ kind: 'paragraph', variable: 'note' }],
      actions: [
        { id: 'approve', title: 'Repair it' },
        { id: 'decline', title: 'Send it back' },
      ],
      defaults: { note: 'None' },
    });
    await expect(client.submitForm(token, 'burn', { note: '' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await client.submitForm(token, 'approve', { note: 'Blue, please' });
    const { answer } = await hear(client.resume(runId));
    expect(answer.run?.status).toBe('succeeded');
    const [row] = (await client.messages(conversationId)).messages;
    expect(row).toMatchObject({
      status: 'normal',
      answer: expect.stringContaining('I passed on: «Blue, please».'),
      runId,
      forms: [{ filled: true, action: 'Repair it' }],
    });
    await expect(client.submitForm(token, 'approve', { note: '' })).rejects.toMatchObject({
      code: 'form-submitted',
    });
  },
);

test('a form takes choices and files where the release has them', async () => {
  const app = await openApp('human', { profile: 'e' });
  const { runId, token, conversationId } = await pause(app);
  const photo = await app.client.upload(new File(['x'], 'zip.png', { type: 'image/png' }), { kind: 'image' });
  const receipt = { kind: 'document', method: 'link', url: 'https://shop.example/receipt.pdf' } as const;
  await app.client.submitForm(token, 'approve', {
    note: 'Hurry',
    bench: 'the old pier',
    photo: fileItem(photo.item),
    receipts: [fileItem(receipt)],
  });
  await hear(app.client.resume(runId));
  const [row] = (await app.client.messages(conversationId)).messages;
  expect(row?.answer).toContain('at **the old pier**, with 1 receipts');
});

test('an unknown form is gone, and whoever asked for it stays who he is', async () => {
  const app = await openApp('human');
  await pause(app);
  await expect(app.client.form('nothing')).rejects.toMatchObject({ code: 'form-gone' });
  await expect(app.client.submitForm('nothing', 'approve', {})).rejects.toMatchObject({ code: 'form-gone' });
  expect(await app.count('GET /passport')).toBe(1);
});

test('a form that has run out is told apart', async () => {
  const app = await openApp('human', { settings: { formSeconds: 0 } });
  const { token } = await pause(app);
  await expect(app.client.submitForm(token, 'approve', { note: '' })).rejects.toMatchObject({
    code: 'form-expired',
  });
});

test('the form of an app is read, and its values go along with the question', async () => {
  const { client } = await openApp('form');
  const { fields } = await client.app();
  expect(fields.map(({ variable, kind }) => `${variable}: ${kind}`)).toEqual([
    'name: text',
    'plan: text',
    'season: select',
    'pace: select',
    'people: number',
    'dog: checkbox',
    'map: file',
    'photos: file',
    'limits: json',
    'campaign: text',
  ]);
  const map = fields.find((field) => field.kind === 'file');
  const kind = map && acceptedKind('path.pdf', map.rules);
  expect(kind).toBe('document');
  const { item } = await client.upload(new File(['%PDF'], 'path.pdf'), { kind: kind ?? 'custom' });
  const inputs = { name: 'Mira', season: 'autumn', people: 2, map: fileItem(item) };
  const { answer } = await hear(client.send({ text: 'Plan a day', inputs }));
  expect(answer.text).toContain('| name | Mira |\n| season | autumn |');
  expect(answer.text).toContain('| map | a file |');
});

test('a missing value is a refusal in older releases, an event in newer ones', async () => {
  const missing = { code: 'invalid-input', message: expect.stringContaining('city is required') };
  const older = await openApp('idle-error', { profile: 'b' });
  await expect(hear(older.client.send({ text: 'Hello' }))).rejects.toMatchObject(missing);
  const newer = await openApp('idle-error', { profile: 'd' });
  const { answer } = await hear(newer.client.send({ text: 'Hello' }));
  expect(answer).toMatchObject({ status: 'error', error: missing });
});

test('tools have icons in apps that have tools', async () => {
  const agent = await openApp('agent');
  expect(await agent.client.toolIcons()).toEqual(
    new Map([
      ['weather', { type: 'emoji', emoji: '🌦️', background: '#dff1ff' }],
      ['sketch', { type: 'emoji', emoji: '🖍️', background: '#fde8d8' }],
    ]),
  );
  const basic = await openApp('basic');
  expect(await basic.client.toolIcons()).toEqual(new Map());
});
