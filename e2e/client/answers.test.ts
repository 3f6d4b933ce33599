import { expect, test } from 'vitest';
import { EVERYWHERE } from './modes';
import { hear, openApp, PROFILES } from './open-app';

test.each(EVERYWHERE)('an answer of «%s» at release %s is read to its end', async (_name, profile, kind) => {
  const app = await openApp(kind.scenario, { profile });
  const { answer, types } = await hear(kind.ask(app.client));
  expect(answer.text).toBe(kind.text);
  expect(answer.error).toBeUndefined();
  expect(answer.run?.status).toBe(kind.isRun ? 'succeeded' : undefined);
  expect(types).toContain(kind.isRun ? 'workflow-end' : 'message-end');
  await expect(app.client.app()).resolves.toMatchObject({ mode: kind.mode });
  expect(await app.count(kind.route)).toBe(1);
});

test.each(EVERYWHERE)('a stop of «%s» at release %s keeps the text so far', async (_name, profile, kind) => {
  const app = await openApp(kind.scenario, { profile, settings: { hold: { after: 2 } } });
  let said = '';
  let taskId = '';
  async function* untilStopped() {
    let deltas = 0;
    for await (const event of kind.ask(app.client)) {
      yield event;
      // The newer agent repeats at its end what it said.
      if (event.type !== 'text-delta' || ++deltas > 2) continue;
      said += event.text;
      taskId = event.ids.taskId ?? '';
      if (deltas === 2) await app.client.stop(kind.mode, taskId);
    }
  }
  const { answer } = await hear(untilStopped());
  expect(said).not.toBe('');
  expect(kind.text.startsWith(said)).toBe(true);
  expect(answer.text).toBe(said);
  expect(answer.run?.status).toBe(kind.isRun ? 'stopped' : undefined);
  expect(await app.state()).toMatchObject({ stops: [taskId], openStreams: 0 });
  if (kind.mode !== 'workflow') expect(await app.rows()).toMatchObject([{ answer: said }]);
});

test.each(EVERYWHERE)(
  '«%s» at release %s answers in one piece where it can, else it streams',
  async (_name, profile, kind) => {
    const app = await openApp(kind.scenario, { profile, client: { responseMode: 'blocking' } });
    const { answer, types } = await hear(kind.ask(app.client));
    expect(answer.text).toBe(kind.text);
    if (kind.mode === 'workflow' || kind.isAgent) expect(types.length).toBeGreaterThan(2);
    else expect(types).toEqual(['text-delta', 'message-end']);
    // An agent is known by its refusal.
    expect(await app.count(kind.route)).toBe(kind.isAgent ? 2 : 1);
  },
);

test.each(PROFILES)('an agent of release %s tells its steps, tools and files', async (profile) => {
  const { client } = await openApp('agent', { profile });
  const { answer } = await hear(client.send({ text: 'What is the weather?' }));
  expect(answer.thoughts.map(({ tools }) => tools.map(({ name }) => name))).toEqual([
    ['weather'],
    ['sketch'],
    [],
  ]);
  expect(answer.files).toMatchObject([{ kind: 'image', belongsTo: 'assistant' }]);
});

test.each(PROFILES)('a workflow of release %s gives its outputs', async (profile) => {
  const { client } = await openApp('workflow', { profile });
  const { answer } = await hear(client.run({ inputs: { place: 'Skerry Bay' } }));
  expect(answer.run?.outputs).toMatchObject({ result: answer.text, wind: 35, days: ['Saturday', 'Sunday'] });
  expect(answer.steps.map(({ title }) => title)).toContain('Write the card');
});

test.each(PROFILES)('a workflow of release %s that fails ends with an error', async (profile) => {
  const { client } = await openApp('workflow', { profile });
  const { answer } = await hear(client.run({ inputs: { place: 'fail' } }));
  expect(answer).toMatchObject({ status: 'error', run: { status: 'failed' } });
  expect(answer.error).toMatchObject({ name: 'ChatError' });
});

test('sources and usage come with the end of an answer', async () => {
  const { client } = await openApp('basic');
  const { answer } = await hear(client.send({ text: 'Which jacket?' }));
  expect(answer.sources.length).toBeGreaterThan(0);
  expect(answer.usage?.totalTokens).toBeGreaterThan(0);
});

test('speech is heard to its end, also after the text', async () => {
  const { client } = await openApp('speech');
  const { types } = await hear(client.send({ text: 'Hello' }));
  expect(types.at(-1)).toBe('speech-end');
  expect(types.lastIndexOf('speech-delta')).toBeGreaterThan(types.indexOf('message-end'));
});

test('an answer is over although the server keeps the connection', async () => {
  const app = await openApp('chatflow');
  const { answer } = await hear(app.client.send({ text: 'annotated' }));
  expect(answer.text).toContain('We repair **every** jacket');
  await expect.poll(async () => (await app.state())['openStreams']).toBe(0);
});

test('every mode has its own question, others are refused', async () => {
  const chat = await openApp('basic');
  await expect(hear(chat.client.complete({ text: 'Hi' }))).rejects.toMatchObject({ code: 'wrong-mode' });
  await expect(hear(chat.client.run({}))).rejects.toMatchObject({ code: 'wrong-mode' });
  const completion = await openApp('completion');
  await expect(hear(completion.client.send({ text: 'Hi' }))).rejects.toMatchObject({ code: 'wrong-mode' });
});

test('a trace id goes along in the body of a question', async () => {
  const app = await openApp('basic', { client: { traceId: 'trace-7' } });
  await hear(app.client.send({ text: 'Hello' }));
  expect(await app.body('POST /chat-messages')).toMatchObject({ trace_id: 'trace-7' });
});
