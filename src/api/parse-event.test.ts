import { expect, test } from 'vitest';
import type { StreamEvent } from '../chat/stream-event';
import { parseStreamEvent } from './parse-event';
import { fixture, read } from './testing';

const IDS = { conversation_id: 'c-1', message_id: 'm-1', created_at: 1760000000, task_id: 't-1' };
const parse = (event: Record<string, unknown>): StreamEvent | undefined =>
  parseStreamEvent({ ...IDS, ...event });

async function types(name: string): Promise<string[]> {
  const events = await read([fixture(name)]);
  return events.map(({ type }) => type).filter((type, index, all) => type !== all[index - 1]);
}

test('the ids are in the first event that is no ping', async () => {
  for (const name of ['basic-a', 'basic-d', 'agent-d', 'chatflow-a', 'plain-flow-d']) {
    const first = (await read([fixture(name)])).find(({ type }) => type !== 'ping');
    expect(first?.ids, name).toMatchObject({
      conversationId: expect.any(String),
      messageId: expect.any(String),
      taskId: expect.any(String),
    });
  }
});

test('ASCII escapes and raw UTF-8 give the same text', async () => {
  const text = async (name: string): Promise<string> =>
    (await read([fixture(name)])).map((event) => (event.type === 'text-delta' ? event.text : '')).join('');
  expect(await text('basic-a')).toBe('Grüße aus Åbo 👋🏽: **neun** Uhr.');
  expect(await text('basic-d')).toBe(await text('basic-a'));
});

test('the end of a chatflow is told by each profile in its own order', async () => {
  expect((await types('chatflow-a')).slice(-2)).toEqual(['workflow-end', 'message-end']);
  expect((await types('plain-flow-c')).slice(-1)).toEqual(['workflow-end']);
  expect((await types('plain-flow-d')).slice(-2)).toEqual(['message-end', 'workflow-end']);
});

test('nodes, containers, branches and logs of a whole chatflow are read', async () => {
  const seen = new Set([...(await types('chatflow-a')), ...(await types('chatflow-e'))]);
  for (const type of [
    'workflow-start',
    'node-start',
    'node-end',
    'node-retry',
    'container-start',
    'container-next',
    'container-end',
    'branch-start',
    'branch-end',
    'agent-log',
    'reasoning-delta',
  ]) {
    expect(seen, type).toContain(type);
  }
});

test('a pause carries its form', async () => {
  const events = await read([fixture('human-d')]);
  const required = events.find((event) => event.type === 'form-required');
  expect(required).toMatchObject({ form: { display: true, token: expect.any(String) } });
  expect(events.at(-1)).toMatchObject({ type: 'workflow-pause', forms: [{ token: expect.any(String) }] });
});

test('a workflow and a completion have no conversation', async () => {
  for (const name of ['workflow-d', 'completion-d']) {
    for (const { ids } of await read([fixture(name)])) expect(ids.conversationId, name).toBeUndefined();
  }
  expect(await types('workflow-d')).toContain('workflow-end');
});

test('an error is named, with or without a code', async () => {
  expect((await read([fixture('error-a')])).at(-1)).toMatchObject({
    type: 'error',
    error: { code: 'answer-failed' },
  });
  expect(parse({ event: 'error', status: 500, message: 'city is required in input form' })).toMatchObject({
    error: { code: 'invalid-input' },
  });
  expect(parse({ event: 'error', message: 'Conversation Not Exists.' })).toMatchObject({
    error: { code: 'conversation-gone' },
  });
  expect(parse({ event: 'error' })).toMatchObject({ type: 'error', error: { code: 'server' } });
});

test('an object with a status and no event is an error; one without either is nothing', () => {
  const refusal = { code: 'rate_limit_error', status: 429, message: 'Slow down.' };
  expect(parseStreamEvent(refusal)).toMatchObject({ type: 'error', error: { name: 'ChatError' } });
  expect(parseStreamEvent({ status: 200, answer: 'Hi' })).toBeUndefined();
});

test('a message_file with a text is text', () => {
  expect(parse({ event: 'message_file', id: 'm-1', answer: 'Hi' })).toMatchObject({
    type: 'text-delta',
    text: 'Hi',
  });
  expect(parse({ event: 'message_file', id: 'f-1', type: 'image', url: '/files/f-1.png' })).toMatchObject({
    type: 'message-file',
    file: { id: 'f-1', kind: 'image', url: '/files/f-1.png', belongsTo: 'assistant' },
  });
});

test('a thought’s tools come joined by `;` or as a JSON array, with input and output by name or as plain text', () => {
  const thought = (fields: Record<string, unknown>) =>
    parse({ event: 'agent_thought', id: 'th-1', position: 2, thought: null, ...fields });
  expect(
    thought({
      tool: 'weather; draw',
      tool_labels: { weather: { en_US: 'Weather', zh: 7 } },
      tool_input: '{"weather": {"city": "Oslo"}}',
      observation: '{"weather": "7 degrees"}',
      message_files: null,
    }),
  ).toMatchObject({
    thought: {
      position: 2,
      thought: '',
      fileIds: [],
      tools: [
        { name: 'weather', labels: { en_US: 'Weather' }, input: '{"city":"Oslo"}', output: '7 degrees' },
        { name: 'draw', labels: {}, input: undefined, output: undefined },
      ],
    },
  });
  expect(thought({ tool: '["search"]', observation: 'Found 3 pages.' })).toMatchObject({
    thought: { tools: [{ name: 'search', output: 'Found 3 pages.' }] },
  });
});

test('rounds are counted from 1, whatever the server counts from', () => {
  const round = (event: string, index: number) => parse({ event, data: { node_id: 'n-1', index } });
  expect(round('iteration_next', 0)).toMatchObject({ container: { kind: 'iteration', round: 1 } });
  // A loop tells of its second round first.
  expect(round('loop_next', 1)).toMatchObject({ container: { kind: 'loop', round: 2 } });
});

test('metadata, files and every field of a source are optional', () => {
  expect(parse({ event: 'message_end', files: null })).toMatchObject({
    sources: [],
    files: [],
    usage: undefined,
  });
  expect(
    parse({
      event: 'message_end',
      metadata: { retriever_resources: [{ position: 1, content: 'Nine.' }, null] },
    }),
  ).toMatchObject({ sources: [{ key: 'position-1', content: 'Nine.', documentName: undefined }] });
});

test('known events with rubbish inside never throw', () => {
  const names = [
    'message agent_message text_chunk message_replace text_replace message_file message_end agent_thought agent_log',
    'reasoning_chunk tts_message tts_message_end error workflow_started workflow_finished workflow_paused node_started',
    'node_finished node_retry iteration_started iteration_next iteration_completed loop_started loop_next loop_completed',
    'parallel_branch_started parallel_branch_finished human_input_required human_input_form_filled',
    'human_input_form_timeout ping',
  ].flatMap((line) => line.split(' '));
  for (const event of names) {
    for (const rubbish of [null, 7, 'text', [], [null], { id: {} }]) {
      const fields = {
        event,
        data: rubbish,
        answer: rubbish,
        metadata: rubbish,
        files: rubbish,
        tool: rubbish,
      };
      expect(() => parseStreamEvent(fields), event).not.toThrow();
    }
  }
  for (const value of [null, undefined, 7, 'x', []]) expect(parseStreamEvent(value)).toBeUndefined();
  expect(parse({ event: 'telepathy' })).toBeUndefined();
});
