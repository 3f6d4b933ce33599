import { expect, test } from 'vitest';
import { asFields, asText, type Fields } from './fields';
import { events, names, textOf, visit, type Visitor } from './test-client';

const ends = (heard: readonly Fields[]) =>
  names(heard).filter((name) => name === 'message_end' || name === 'workflow_finished' || name === 'error');

test.each([
  ['a', ['workflow_finished', 'message_end']],
  ['b', ['workflow_finished', 'message_end']],
  ['c', ['workflow_finished']],
  ['d', ['message_end', 'workflow_finished']],
  ['e', ['message_end', 'workflow_finished']],
] as const)('ends a chatflow in the order of profile %s', async (profile, order) => {
  const heard = await (await visit('chatflow', { profile })).hear('Which one?');
  expect(ends(heard)).toEqual(order);
  expect(names(heard)[0]).toBe(profile === 'a' || profile === 'b' ? 'workflow_started' : 'ping');
});

test.each([
  ['b', ['workflow_finished', 'error']],
  ['d', ['workflow_finished']],
] as const)('fails a chatflow as profile %s does', async (profile, order) => {
  const visitor = await visit('chatflow', { profile, settings: { failAfter: 3 } });
  const heard = await visitor.hear('Which one?');
  expect(ends(heard)).toEqual(order);
  const finished = heard.find((event) => event['event'] === 'workflow_finished');
  expect(finished).toMatchObject({ data: { status: 'failed', error: expect.any(String) } });
  const node = heard.findLast((event) => event['event'] === 'node_finished');
  expect(node).toMatchObject({ data: { title: 'Advice', status: 'failed' } });
});

test.each([
  ['b', ['workflow_finished', 'message_end']],
  ['d', ['workflow_finished']],
] as const)('stops a chatflow as profile %s does', async (profile, order) => {
  const visitor = await visit('chatflow', { profile, settings: { hold: { after: 2 } } });
  const reader = (await visitor.ask('Which one?')).body?.pipeThrough(new TextDecoderStream()).getReader();
  let wire = '';
  while (!wire.includes('"message"')) {
    wire += (await reader?.read())?.value ?? '';
  }
  await visitor.json('POST', `/chat-messages/${asText(events(wire).at(-1)?.['task_id']) ?? ''}/stop`);
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) wire += next.value;
  expect(ends(events(wire))).toEqual(order);
  expect(wire).toContain('"status":"stopped"');
});

test('matches the start and the end of every node, and keeps their inside to itself', async () => {
  const heard = await (await visit('chatflow')).hear('Which one?');
  const ids = (name: string) =>
    heard.filter((event) => event['event'] === name).map((event) => asFields(event['data'])['id']);
  expect(ids('node_started')).toHaveLength(13);
  expect(new Set(ids('node_finished'))).toEqual(new Set(ids('node_started')));
  expect(heard.find((event) => event['event'] === 'node_finished')).toMatchObject({
    data: { inputs: null, outputs: null, process_data: null, status: 'succeeded' },
  });
  expect(names(heard).filter((name) => name === 'node_retry')).toHaveLength(2);
  expect(names(heard)).not.toContain('parallel_branch_started');
  expect(heard.find((event) => event['event'] === 'agent_log')).not.toHaveProperty('workflow_run_id');
});

test('counts iterations from 0 and loops from 1', async () => {
  const heard = await (await visit('chatflow')).hear('Which one?');
  const indices = (name: string) =>
    heard.filter((event) => event['event'] === name).map((event) => asFields(event['data'])['index']);
  expect(indices('iteration_next')).toEqual([0, 1, 2]);
  expect(indices('loop_next')).toEqual([1]);
});

test('tells of branches before 1.9, of reasoning since 1.16', async () => {
  const old = await (await visit('chatflow', { profile: 'a' })).hear('Which one?');
  expect(names(old).filter((name) => name === 'parallel_branch_started')).toHaveLength(2);
  const recent = await (await visit('chatflow', { profile: 'e' })).hear('Which one?');
  expect(names(recent)).toContain('reasoning_chunk');
});

test('goes on without a reader from profile C on, and lets him come back', async () => {
  const visitor = await visit('chatflow', { settings: { breakAfter: 4, hold: { after: 6 } } });
  await expect((await visitor.ask('Which one?')).text()).rejects.toThrow('cut the connection');
  await expect.poll(async () => (await visitor.state())['held']).toBe(1);
  const again = await visitor.call(
    'GET',
    `/workflow/${await runOf(visitor)}/events?include_state_snapshot=true`,
  );
  await visitor.release();
  const heard = events(await again.text());
  expect(names(heard).slice(0, 2)).toEqual(['workflow_started', 'message_replace']);
  expect(names(heard)).toContain('node_finished');
  expect(textOf(heard)).toMatch(/^I compared \*\*3 jackets[\s\S]*Take the \*Skerry\*\.$/);
  expect(names(heard).slice(-2)).toEqual(['message_end', 'workflow_finished']);
  const late = events(await (await visitor.call('GET', `/workflow/${await runOf(visitor)}/events`)).text());
  expect(names(late)).toEqual(['workflow_finished']);
});

async function runOf(visitor: Visitor): Promise<string> {
  const { runs } = await visitor.state();
  return asText(asFields(Array.isArray(runs) ? runs[0] : undefined)['runId']) ?? '';
}

test('pauses for a person, and goes on with what he wrote', async () => {
  const visitor = await visit('human');
  const heard = await visitor.hear('Can you repair it?');
  expect(names(heard).slice(-2)).toEqual(['human_input_required', 'workflow_paused']);
  expect(await visitor.state()).toMatchObject({ messages: [{ status: 'paused' }] });
  const form = asFields(heard.at(-2)?.['data']);
  const path = `/form/human_input/${String(form['form_token'])}`;
  expect(await visitor.json('GET', path)).toMatchObject({
    user_actions: [{ id: 'approve' }, { id: 'decline' }],
    resolved_default_values: { note: 'None' },
  });
  expect(await visitor.json('POST', path, { action: 'approve', inputs: {} })).toMatchObject({
    code: 'invalid_form_data',
  });
  const paused = await visitor.call('GET', `/workflow/${await runOf(visitor)}/events`);
  expect(await visitor.json('POST', path, { action: 'approve', inputs: { note: 'Blue, please' } })).toEqual(
    {},
  );
  const rest = events(await paused.text());
  expect(names(rest).slice(0, 2)).toEqual(['workflow_started', 'human_input_form_filled']);
  expect(rest[0]).toMatchObject({ data: { reason: 'resumption' } });
  expect(textOf(rest)).toContain('«Blue, please»');
  expect(await visitor.json('POST', path, { action: 'approve', inputs: { note: '' } })).toMatchObject({
    status: 412,
    code: 'human_input_form_submitted',
  });
});

test('finds a wrong input before the stream in old releases, inside it in new ones', async () => {
  const old = await visit('idle-error', { profile: 'b' });
  expect(
    await old.json('POST', '/chat-messages', { inputs: {}, query: 'Hi', response_mode: 'streaming' }),
  ).toMatchObject({
    code: 'invalid_param',
    message: 'city is required in input form',
  });
  const recent = await visit('idle-error');
  const answer = await recent.ask('Hi');
  expect(answer.status).toBe(200);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe('event: ping\n\n');
  expect((await reader?.read())?.value).toBe(
    'data: {"event":"error","message":"city is required in input form","status":500}\n\n',
  );
  await reader?.cancel();
});

test('runs a workflow and gives its result', async () => {
  const visitor = await visit('workflow');
  const body = { inputs: { place: 'Gannet Head' } };
  const heard = events(await (await visitor.call('POST', '/workflows/run', body)).text());
  expect(heard[1]).not.toHaveProperty('message_id');
  expect(names(heard)).toContain('text_chunk');
  expect(heard.at(-1)).toMatchObject({
    event: 'workflow_finished',
    data: { status: 'succeeded', outputs: { result: expect.stringContaining('Gannet Head') } },
  });
  expect(await visitor.json('GET', '/conversations')).toMatchObject({ code: 'not_chat_app' });
  expect(await visitor.json('GET', '/saved-messages')).toMatchObject({ code: 'not_completion_app' });
});

test('lets an agent think, call tools and make a file', async () => {
  const visitor = await visit('agent');
  const heard = await visitor.hear('What is the weather?');
  const thoughts = heard.filter((event) => event['event'] === 'agent_thought');
  expect(new Set(thoughts.map((event) => event['id'])).size).toBe(3);
  expect(heard.find((event) => event['event'] === 'message_file')).toMatchObject({ belongs_to: 'assistant' });
  expect(names(heard)).not.toContain('message');
  const conversation = String(heard[0]?.['conversation_id']);
  expect(await visitor.json('GET', `/messages?conversation_id=${conversation}`)).toMatchObject({
    data: [{ agent_thoughts: [{ tool: 'weather' }, { tool: 'sketch', files: [expect.any(String)] }, {}] }],
  });
  expect(await visitor.json('POST', '/chat-messages', { inputs: {}, query: 'Hi' })).toMatchObject({
    message: 'Agent Chat App does not support blocking mode',
  });
});

test('repeats the whole answer at the end of a newer agent', async () => {
  const heard = await (await visit('agent-next', { profile: 'e' })).hear('What is the weather?');
  const spoken = heard.filter((event) => event['event'] === 'agent_message').map((event) => event['answer']);
  expect(heard.at(-2)).toMatchObject({ event: 'message', answer: spoken.join('') });
});

test('replaces a moderated answer', async () => {
  const visitor = await visit('moderated');
  expect(textOf(await visitor.hear('The secret?'))).toBe(
    'I cannot talk about that. Ask me about the **sea** instead.',
  );
  expect(textOf(await visitor.hear('The clean version'))).toMatch(/the \*{4} cook.*took it along to sea\.$/);
  expect(names(await visitor.hear('Something forbidden'))).not.toContain('message_replace');
});

test('speaks on after the end of the text', async () => {
  const heard = await (await visit('speech')).hear('Good morning');
  expect(names(heard).slice(-4)).toEqual(['message_end', 'tts_message', 'tts_message', 'tts_message_end']);
});
