import { expect, test } from 'vitest';
import { asFields, asText, type Fields } from './fields';
import { events, names, visit, type Visitor } from './test-client';

const run = async (visitor: Visitor, place: string): Promise<readonly Fields[]> =>
  events(await (await visitor.call('POST', '/workflows/run', { inputs: { place } })).text());

test.each(['a', 'a-late', 'b', 'c', 'd', 'e'] as const)(
  'ends a workflow of profile %s with outputs of every kind',
  async (profile) => {
    const heard = await run(await visit('workflow', { profile }), 'Gannet Head');
    expect(names(heard)).not.toContain('message_end');
    expect(heard.at(-1)).toMatchObject({
      event: 'workflow_finished',
      data: {
        status: 'succeeded',
        outputs: {
          result: expect.stringContaining('Gannet Head'),
          wind: 35,
          station: { staffed: false },
          days: ['Saturday', 'Sunday'],
          picture: { dify_model_identity: '__dify__file__', url: expect.stringMatching(/^\/files\/tools/) },
        },
        files: [{ filename: 'coast.svg' }],
      },
    });
  },
);

test('succeeds in part where a node was stepped over', async () => {
  const heard = await run(await visit('workflow'), 'Partial Point');
  expect(heard.at(-1)).toMatchObject({ data: { status: 'partial-succeeded', exceptions_count: 1 } });
  expect(heard.map((event) => asFields(event['data'])['status'])).toContain('exception');
});

test.each([
  ['b', ['workflow_finished', 'error']],
  ['d', ['node_finished', 'workflow_finished']],
] as const)('fails a workflow of profile %s', async (profile, order) => {
  const heard = await run(await visit('workflow', { profile }), 'Fail Point');
  expect(names(heard).slice(-2)).toEqual(order);
  const finished = heard.find((event) => event['event'] === 'workflow_finished');
  expect(finished).toMatchObject({
    data: { status: 'failed', outputs: null, error: 'The weather station does not answer.' },
  });
});

test('stops a workflow, and tells late-comers only that it is over', async () => {
  const visitor = await visit('workflow', { settings: { hold: { after: 1 } } });
  const answer = await visitor.call('POST', '/workflows/run', { inputs: { place: 'Skerry Bay' } });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let wire = '';
  while (!wire.includes('text_chunk')) wire += (await reader?.read())?.value ?? '';
  const first = events(wire).at(-1);
  await visitor.json('POST', `/workflows/tasks/${asText(first?.['task_id']) ?? ''}/stop`, {});
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) wire += next.value;
  expect(events(wire).at(-1)).toMatchObject({ event: 'workflow_finished', data: { status: 'stopped' } });
  const late = await visitor.call('GET', `/workflow/${asText(first?.['workflow_run_id']) ?? ''}/events`);
  expect(names(events(await late.text()))).toEqual(['workflow_finished']);
});

test('shows nobody else’s run', async () => {
  const visitor = await visit('workflow');
  const heard = await run(visitor, 'Skerry Bay');
  const path = `/d/api/workflow/${String(heard[1]?.['workflow_run_id'])}/events`;
  const stranger = await visitor.sandbox.fetch(
    new Request(`http://sandbox.test/d/api/passport?user_id=mallory`, {
      headers: { 'X-App-Code': visitor.code },
    }),
  );
  const passport = asText(asFields(await stranger.json())['access_token']) ?? '';
  const headers = { 'X-App-Code': visitor.code, 'X-App-Passport': passport };
  const refused = await visitor.sandbox.fetch(new Request(`http://sandbox.test${path}`, { headers }));
  expect(refused.status).toBe(404);
});
