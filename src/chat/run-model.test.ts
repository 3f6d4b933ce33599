import { afterEach, expect, test, vi } from 'vitest';
import { ChatError } from './errors';
import { createRunModel, type RunModel, type RunResult } from './run-model';
import { loadTurns } from './start-turn';
import {
  delta,
  FakeTransport,
  memoryStore,
  messageEnd,
  nextTask,
  workflowEnd,
  workflowStart,
} from './testing';
import type { HumanForm } from './stream-event';

const IDS = { conversationId: undefined, messageId: 'm-1', taskId: 't-1', runId: undefined };
const RUN_IDS = { conversationId: undefined, messageId: undefined, taskId: 't-1', runId: 'r-1' };

const FORM: HumanForm = {
  formId: 'f',
  nodeId: 'n',
  title: 'Approve',
  content: '',
  inputs: [],
  actions: [{ id: 'ok', title: 'Fine', style: 'primary' }],
  display: true,
  token: 'form-1',
  defaults: {},
  expiresAt: undefined,
};

interface SetUp {
  model: RunModel;
  transport: FakeTransport;
  events: string[];
}

async function setUp(
  mode: 'completion' | 'workflow',
  { transport = new FakeTransport(), tabStore = memoryStore() } = {},
): Promise<SetUp> {
  await loadTurns();
  const events: string[] = [];
  const model = createRunModel({
    mode,
    transport,
    tabStore,
    schedule: (flush) => {
      flush();
      return () => {};
    },
    emit: (...[name]) => events.push(name),
  });
  return { model, transport, events };
}

afterEach(() => {
  vi.useRealTimers();
});

function newest({ results }: RunModel): RunResult {
  const [result] = results.value;
  if (!result) throw new Error('There is no result.');
  return result;
}

test('a press is one POST with the values, and its result grows to its end', async () => {
  const { model, transport, events } = await setUp('completion');
  model.run({ product: 'Skerry' });
  expect(model.busy.value).toBe(true);
  model.run({ product: 'again' });
  await nextTask();
  expect(transport.feeds).toHaveLength(1);
  expect(transport.feed.request).toMatchObject({
    mode: 'completion',
    text: '',
    inputs: { product: 'Skerry' },
    conversationId: undefined,
  });
  transport.feed.push(delta('Keeps ', IDS), delta('dry.', IDS), messageEnd(IDS));
  await nextTask();
  expect(newest(model).answer.value).toMatchObject({ status: 'done', text: 'Keeps dry.', messageId: 'm-1' });
  expect(model.busy.value).toBe(false);
  expect(events).toEqual(['message-sent', 'message-start', 'message-end']);
});

test('results of the page view are kept, newest first', async () => {
  const { model, transport } = await setUp('completion');
  for (const text of ['one', 'two']) {
    model.run({});
    await nextTask();
    transport.feed.push(delta(text, IDS), messageEnd(IDS));
    await nextTask();
  }
  expect(model.results.value.map(({ answer }) => answer.value.text)).toEqual(['two', 'one']);
});

test('stop tells the server in the words of the mode, and what was shown stays', async () => {
  const { model, transport, events } = await setUp('workflow');
  model.run({});
  await nextTask();
  transport.feed.push(workflowStart(RUN_IDS), delta('Half', RUN_IDS));
  await nextTask();
  model.stop();
  await nextTask();
  expect(transport.stopped).toEqual(['t-1']);
  expect(newest(model).answer.value).toMatchObject({ status: 'stopped', text: 'Half' });
  expect(model.busy.value).toBe(false);
  expect(events.slice(-2)).toEqual(['message-stopped', 'message-end']);
});

test('a failed result is told and asked for again in its place', async () => {
  const { model, transport, events } = await setUp('completion');
  model.run({ product: 'Skerry' });
  await nextTask();
  transport.feed.fail(new ChatError('answer-failed', 'No model.'));
  await nextTask();
  expect(newest(model).answer.value.error?.code).toBe('answer-failed');
  expect(events).toEqual(['message-sent', 'error', 'message-end']);
  model.tryAgain(newest(model));
  await nextTask();
  expect(model.results.value).toHaveLength(1);
  expect(transport.feed.request.inputs).toEqual({ product: 'Skerry' });
});

test('a run whose connection breaks is followed on, without a second POST', async () => {
  const { model, transport } = await setUp('workflow');
  const feed = transport.addRun('r-1');
  model.run({});
  await nextTask();
  transport.feed.push(workflowStart(RUN_IDS), delta('Half', RUN_IDS));
  await nextTask();
  transport.feed.close();
  const end = Object.assign(workflowEnd('succeeded', RUN_IDS), { outputs: { result: 'Whole' } });
  feed.push(workflowStart(RUN_IDS), end);
  await nextTask();
  expect(newest(model).answer.value).toMatchObject({
    status: 'done',
    run: { status: 'succeeded', outputs: { result: 'Whole' } },
  });
  expect(transport.feeds).toHaveLength(1);
});

test('a run that was on its way when the page was left is picked up, and over when it is', async () => {
  const tabStore = memoryStore();
  const first = await setUp('workflow', { tabStore });
  first.model.run({ place: 'Skerry Bay' });
  await nextTask();
  first.transport.feed.push(workflowStart(RUN_IDS));
  await nextTask();
  const { startedAt } = newest(first.model);

  const transport = new FakeTransport();
  const feed = transport.addRun('r-1');
  const { model, events } = await setUp('workflow', { tabStore, transport });
  expect(model.busy.value).toBe(true);
  expect(Math.abs(newest(model).startedAt - startedAt)).toBeLessThan(1000);
  const end = Object.assign(workflowEnd('succeeded', RUN_IDS), { outputs: { result: 'Whole' } });
  feed.push(workflowStart(RUN_IDS), end);
  await nextTask();
  expect(newest(model).answer.value).toMatchObject({ status: 'done', run: { outputs: { result: 'Whole' } } });
  expect(transport.feeds).toEqual([]);
  expect(events).toEqual(['message-end']);
  expect(tabStore.entries).toEqual(new Map());
});

test('a run that waits for a person is picked up with its form', async () => {
  const tabStore = memoryStore({ run: '1760000000000 r-1' });
  const transport = new FakeTransport();
  transport
    .addRun('r-1')
    .push(workflowStart(RUN_IDS), { type: 'workflow-pause', forms: [FORM], ids: RUN_IDS });
  const { model } = await setUp('workflow', { tabStore, transport });
  await nextTask();
  expect(newest(model)).toMatchObject({ startedAt: 1_760_000_000_000 });
  expect(newest(model).answer.value.forms).toMatchObject([{ state: 'open' }]);
  expect(tabStore.get('run')).toBe('1760000000000 r-1');
});

test('of a run that the server does not know nothing is shown; nor of what is in storage and no run', async () => {
  for (const left of ['1760000000000 r-1', 'r-1', '{"runId":"r-1"}', '1 ../../logout']) {
    const tabStore = memoryStore({ run: left });
    const { model, events } = await setUp('workflow', { tabStore });
    await nextTask();
    expect(model.results.value).toEqual([]);
    expect(model.busy.value).toBe(false);
    expect(events).toEqual([]);
  }
  const { model } = await setUp('completion', { tabStore: memoryStore({ run: '1760000000000 r-1' }) });
  expect(model.results.value).toEqual([]);
});

test('while the server is out of reach a picked-up run can be looked for again, never asked for', async () => {
  const tabStore = memoryStore({ run: '1760000000000 r-1' });
  const transport = new FakeTransport();
  transport.serviceFailure = new ChatError('network', 'No way there.');
  vi.useFakeTimers();
  const { model } = await setUp('workflow', { tabStore, transport });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(newest(model).answer.value).toMatchObject({ status: 'error', error: { code: 'interrupted' } });
  expect(tabStore.get('run')).toBe('1760000000000 r-1');

  transport.serviceFailure = undefined;
  transport.addRun('r-1').push(workflowStart(RUN_IDS), workflowEnd('succeeded', RUN_IDS));
  model.tryAgain(newest(model));
  expect(model.busy.value).toBe(true);
  await vi.advanceTimersByTimeAsync(100);
  expect(newest(model).answer.value.status).toBe('done');
  expect(transport.feeds).toEqual([]);
  expect(tabStore.entries).toEqual(new Map());
});

test('where the server cannot follow on, the partial result stays with its error', async () => {
  for (const mode of ['workflow', 'completion'] as const) {
    const ids = mode === 'workflow' ? RUN_IDS : IDS;
    const { model, transport } = await setUp(mode);
    model.run({});
    await nextTask();
    transport.feed.push(delta('Half', ids));
    await nextTask();
    transport.feed.close();
    await nextTask();
    expect(newest(model).answer.value).toMatchObject({ status: 'error', text: 'Half' });
    expect(newest(model).answer.value.error?.code).toBe('interrupted');
  }
});

test('a rating that the server refuses is taken back', async () => {
  const { model, transport, events } = await setUp('completion');
  model.run({});
  await nextTask();
  transport.feed.push(delta('x', IDS), messageEnd(IDS));
  await nextTask();
  await model.rate(newest(model), 'like');
  expect(transport.serviceCalls.at(-1)).toEqual(['rate', 'm-1', 'like']);
  expect(events.at(-1)).toBe('feedback');
  transport.serviceFailure = new ChatError('network', 'No network.');
  await expect(model.rate(newest(model), undefined)).rejects.toThrow('No network.');
  expect(newest(model).answer.value.feedback).toBe('like');
});

test('more like this is a result of its own; who stops it does not get it', async () => {
  const { model, transport } = await setUp('completion');
  model.run({});
  await nextTask();
  transport.feed.push(delta('x', IDS), messageEnd(IDS));
  await nextTask();
  model.moreLikeThis(newest(model));
  expect(model.busy.value).toBe(true);
  await nextTask();
  expect(newest(model).answer.value).toMatchObject({ status: 'done', text: 'Another.', messageId: 'm-9' });
  model.moreLikeThis(newest(model));
  model.stop();
  await nextTask();
  expect(newest(model).answer.value).toMatchObject({ status: 'stopped', text: '' });
  expect(model.busy.value).toBe(false);
});

test('a run that waits for a person goes on when the form is sent, and ends once', async () => {
  const { model, transport, events } = await setUp('workflow');
  const feed = transport.addRun('r-1');
  model.run({});
  await nextTask();
  transport.feed.push(workflowStart(RUN_IDS), { type: 'workflow-pause', forms: [FORM], ids: RUN_IDS });
  await nextTask();
  expect(model.busy.value).toBe(false);
  expect(events).not.toContain('message-end');
  await model.submitForm(newest(model), 'form-1', 'ok', {});
  expect(model.busy.value).toBe(true);
  feed.push(workflowStart(RUN_IDS), workflowEnd('succeeded', RUN_IDS));
  await nextTask();
  expect(newest(model).answer.value).toMatchObject({
    status: 'done',
    forms: [{ state: 'filled', action: 'Fine' }],
  });
  expect(events.filter((name) => name === 'message-end')).toHaveLength(1);
});

test('nothing is told after the end of the panel', async () => {
  const { model, transport, events } = await setUp('completion');
  model.run({});
  await nextTask();
  transport.feed.push(delta('x', IDS));
  await nextTask();
  events.length = 0;
  model.dispose();
  await nextTask();
  expect(events).toEqual([]);
  expect(transport.stopped).toEqual(['t-1']);
});
