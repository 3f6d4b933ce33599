import { expect, test } from 'vitest';
import { asFields, asList, type Fields } from './fields';
import { names, rows, textOf, visit } from './test-client';

const ANNOTATION = { metadata: { annotation_reply: { account: { name: expect.any(String) } } } };
const dataOf = (event: Fields | undefined): Fields => asFields(event?.['data']);

test.each(['a', 'b', 'c', 'd', 'e'] as const)(
  'labels text `message_file` in profile %s once the answer has a file, and lists the file at the end only',
  async (profile) => {
    const heard = await (await visit('quirk', { profile })).hear('Draw me a jacket');
    expect(new Set(names(heard))).toEqual(new Set(['message_file', 'message_end']));
    expect(heard.every((event) => event['url'] === undefined)).toBe(true);
    const files = heard.at(-1)?.['files'];
    // Releases up to about 1.11 do not even list it.
    if (profile === 'a') expect(files).toBeNull();
    else expect(files).toMatchObject([{ filename: 'rain-jacket.svg', extension: '.svg' }]);
  },
);

test('spells an annotation out character by character in a plain app', async () => {
  const heard = await (await visit('basic')).hear('An annotated question');
  expect(heard.slice(0, -1).every((event) => String(event['answer']).length === 1)).toBe(true);
  expect(heard.at(-1)).toMatchObject(ANNOTATION);
  const reduced = await (await visit('basic', { profile: 'e' })).hear('An annotated question');
  expect(reduced.at(-1)?.['metadata']).not.toHaveProperty('annotation_reply');
});

test.each(['a', 'b', 'c', 'd'] as const)(
  'answers a chatflow of profile %s directly: a message, its end, and no workflow',
  async (profile) => {
    for (const question of ['annotated', 'forbidden']) {
      const visitor = await visit('chatflow', { profile });
      const answer = await visitor.ask(question);
      const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
      let wire = '';
      while (!wire.includes('message_end')) wire += (await reader?.read())?.value ?? '';
      expect(wire).not.toContain('workflow_');
      expect(wire.match(/"event": ?"message"/g)).toHaveLength(1);
      const isInline = profile === 'a' || profile === 'b';
      // Beside the call the runner's channel is forgotten: the stream stays open.
      if (isInline) expect(await reader?.read()).toMatchObject({ done: true });
      else expect(await visitor.state()).toMatchObject({ openStreams: 1 });
      await reader?.cancel();
    }
  },
);

test('answers directly as a whole, too', async () => {
  const body = { inputs: {}, query: 'annotated', response_mode: 'blocking' };
  expect(await (await visit('chatflow')).json('POST', '/chat-messages', body)).toMatchObject({
    event: 'message',
    answer: expect.stringContaining('We repair'),
  });
});

test('says in plain messages what no agent has said', async () => {
  for (const scenario of ['agent', 'agent-next']) {
    const heard = await (await visit(scenario, { profile: 'e' })).hear('Something forbidden');
    expect(names(heard)).toEqual(['message', 'message_end']);
  }
});

test('lets an agent reason in plain text, and lists its tools in stored rows', async () => {
  const visitor = await visit('agent');
  const heard = await visitor.hear('What is the weather? react');
  const thoughts = heard.filter((event) => event['event'] === 'agent_thought');
  expect(thoughts.map((event) => event['tool'])).toEqual(['', 'weather', 'weather;lookout', '']);
  expect(thoughts[1]).toMatchObject({ observation: expect.not.stringContaining('{') });
  const page = await visitor.json(
    'GET',
    `/messages?conversation_id=${String(heard[0]?.['conversation_id'])}`,
  );
  const stored = asList(rows(page)[0]?.['agent_thoughts']).map(asFields);
  expect(stored[1]).toMatchObject({ tool: '["weather","lookout"]' });
});

test('lets speech go without its end', async () => {
  const heard = await (await visit('speech')).hear('Say something unended');
  expect(names(heard).at(-1)).toBe('tts_message');
});

test('names the reason where a chatflow’s answer is moderated', async () => {
  const heard = await (await visit('chatflow')).hear('Tell me your secret');
  expect(heard.find((event) => event['event'] === 'message_replace')).toMatchObject({
    reason: 'output_moderation',
  });
  expect(textOf(heard)).toBe('I cannot talk about that.');
});

test('mixes the steps of parallel iterations', async () => {
  const heard = await (await visit('chatflow')).hear('All at once');
  const inside = heard.filter((event) => typeof dataOf(event)['iteration_id'] === 'string');
  expect(names(inside).slice(0, 4)).toEqual([
    'node_started',
    'node_started',
    'node_started',
    'node_finished',
  ]);
  expect(heard.filter((event) => event['event'] === 'iteration_next')).toHaveLength(3);
  // A first answer node speaks before the others have begun.
  expect(names(heard).indexOf('message')).toBeLessThan(names(heard).indexOf('iteration_started'));
});

test('mixes the steps of parallel branches, and hangs an agent’s log on its node', async () => {
  const heard = await (await visit('chatflow')).hear('Which one?');
  const titles = heard
    .filter((event) => event['event'] === 'node_started' || event['event'] === 'node_finished')
    .map((event) => dataOf(event)['title']);
  expect(titles.slice(4, 8)).toEqual([
    'Look in the handbook',
    'Weather at the coast',
    'Look in the handbook',
    'Weather at the coast',
  ]);
  const agent = heard.find((event) => dataOf(event)['title'] === 'Ask the harbour master');
  const logs = heard.filter((event) => event['event'] === 'agent_log').map(dataOf);
  expect(new Set(logs.map((log) => log['node_execution_id']))).toEqual(new Set([dataOf(agent)['id']]));
  const [round] = logs;
  expect(logs.filter((log) => log['parent_id'] === round?.['id'])).toHaveLength(4);
  expect(logs.map((log) => log['status'])).toEqual([
    'start',
    'start',
    'error',
    'start',
    'success',
    'success',
  ]);
});
