import { expect, test } from 'vitest';
import { asFields, asList, asText, type Fields } from './fields';
import type { ProfileName } from './profiles';
import { events, names, rows, textOf, visit, type Visitor } from './test-client';

/** A visitor whose run waits for him, and its form. */
async function pause(profile: ProfileName, settings: Fields = {}) {
  const visitor = await visit('human', { profile, settings });
  const heard = await visitor.hear('Can you repair my jacket?');
  const form = asFields(heard.find((event) => event['event'] === 'human_input_required')?.['data']);
  const run = asText(heard.at(-1)?.['workflow_run_id']) ?? '';
  return { visitor, heard, form, run, path: `/form/human_input/${String(form['form_token'])}` };
}

const follow = async (visitor: Visitor, run: string) =>
  events(await (await visitor.call('GET', `/workflow/${run}/events?include_state_snapshot=true`)).text());

test.each(['c', 'd', 'e'] as const)('pauses and goes on in profile %s', async (profile) => {
  const { visitor, heard, form, run, path } = await pause(profile);
  expect(names(heard).slice(-2)).toEqual(['human_input_required', 'workflow_paused']);
  expect(form).toMatchObject({ display_in_ui: true, expiration_time: expect.any(Number) });
  const files = { transfer_method: 'remote_url', url: 'https://images.test/zip.png', type: 'image' };
  const rich = { bench: 'the old pier', photo: files, receipts: [] };
  const inputs = { note: 'Blue', ...(profile === 'e' ? rich : {}) };
  expect(await visitor.json('POST', path, { action: 'approve', inputs })).toEqual({});
  const rest = await follow(visitor, run);
  expect(names(rest).at(-1)).toBe('workflow_finished');
  expect(await visitor.state()).toMatchObject({
    messages: [{ status: 'normal', answer: expect.stringContaining('«Blue»') }],
  });
});

test.each(['a', 'b'] as const)('knows no such step in profile %s', async (profile) => {
  const visitor = await visit('human', { profile });
  expect(textOf(await visitor.hear('Can you repair my jacket?'))).toContain('We will call you');
  expect((await visitor.call('GET', '/form/human_input/any')).headers.has('X-Version')).toBe(false);
});

test('shows the open form in the rows, so that a reload can go on', async () => {
  const { visitor, heard, form, run } = await pause('d');
  const conversation = String(heard[1]?.['conversation_id']);
  const page = await visitor.json('GET', `/messages?conversation_id=${conversation}`);
  expect(rows(page)).toMatchObject([
    {
      status: 'paused',
      extra_contents: [
        { submitted: false, workflow_run_id: run, form_definition: { form_token: form['form_token'] } },
      ],
    },
  ]);
});

test('tells a late-comer of the pause in its snapshot', async () => {
  const { visitor, run } = await pause('d');
  const missed = await follow(visitor, run);
  expect(names(missed).slice(0, 2)).toEqual(['workflow_started', 'message_replace']);
  expect(names(missed).slice(-2)).toEqual(['human_input_required', 'workflow_paused']);
  expect(textOf(missed)).toContain('repair order');
});

test('gives a pause as the whole answer where streaming is not asked for', async () => {
  const visitor = await visit('human');
  const body = { inputs: {}, query: 'Can you repair it?', response_mode: 'blocking' };
  expect(await visitor.json('POST', '/chat-messages', body)).toMatchObject({
    event: 'workflow_paused',
    data: { status: 'paused', reasons: [{ form_token: expect.any(String) }] },
  });
});

test('takes files for a form by a token of its own, since 1.16', async () => {
  const { visitor, path } = await pause('e');
  const { upload_token: token } = await visitor.json('POST', `${path}/upload-token`);
  const send = async (authorization: string) => {
    const body = new FormData();
    body.append('file', new File(['zip'], 'zip.png', { type: 'image/png' }));
    const headers = { Authorization: authorization };
    const address = 'http://sandbox.test/e/api/human-input-forms/files';
    return visitor.sandbox.fetch(new Request(address, { method: 'POST', headers, body }));
  };
  const taken = await send(`bearer ${String(token)}`);
  expect(taken.status).toBe(201);
  expect(await taken.json()).toMatchObject({ name: 'zip.png', id: expect.any(String) });
  expect(await (await send('bearer nonsense')).json()).toMatchObject({ code: 'invalid_upload_token' });
});

test('refuses values that do not fit the form', async () => {
  const { visitor, path } = await pause('e');
  const good = { note: '', bench: 'the old pier', photo: { transfer_method: 'remote_url' }, receipts: [] };
  for (const wrong of [{ note: 7 }, { bench: 'the moon' }, { photo: 'x' }, { receipts: [{}, {}, {}] }]) {
    const body = { action: 'approve', inputs: { ...good, ...wrong } };
    expect(await visitor.json('POST', path, body)).toMatchObject({ code: 'invalid_form_data' });
  }
  expect(await visitor.json('POST', path, { action: 'burn', inputs: good })).toMatchObject({
    message: 'Invalid action.',
  });
});

test('refuses a form that has run out, and tells whoever follows the run', async () => {
  const { visitor, path } = await pause('d', { formSeconds: 0 });
  expect(await visitor.json('GET', path)).toMatchObject({ status: 412, code: 'human_input_form_expired' });
  const timedOut = await pause('d', { pauseInto: 'expired' });
  const rest = await follow(timedOut.visitor, timedOut.run);
  expect(names(rest)).toContain('human_input_form_timeout');
  expect(textOf(rest)).toContain('Nobody signed in time');
  expect(asList((await timedOut.visitor.state())['messages'])).toMatchObject([{ status: 'normal' }]);
});

test('knows no form by a foreign token', async () => {
  const visitor = await visit('human');
  expect(await visitor.json('GET', '/form/human_input/nobody')).toMatchObject({
    status: 404,
    code: 'human_input_form_not_found',
  });
});
