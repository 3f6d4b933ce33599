import type { Page } from '@playwright/test';
import { PAGES, SANDBOX } from '../ports';
import { expect, test } from '../fixtures';
import { askAndWait } from './ask';
import { answerWith, line, recordCrashes } from './wire';

// The traps of ref §14 that lie in what answers and settings hold: files, rows, features, values.

const QUESTION = 'Where is my parcel?';

/** All that the page has kept. */
function stored(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
}

test('trap 14: a file’s relative address leads to the API’s origin, is renewed when it has died, and never kept', async ({
  visit,
  page,
}) => {
  const astray: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(`${PAGES}/files/`)) astray.push(request.url());
  });
  const widget = await visit({ scenario: 'agent', settings: { fileSeconds: 0, hold: { after: 1 } } });
  await widget.open();
  await widget.ask('Do I need a jacket?');
  await expect.poll(async () => (await widget.state()).held).toBe(1);
  // The answer ends unseen: its picture is not loaded before its address is dead.
  await widget.button('Close chat').click();
  await widget.release();
  await expect(widget.launcher).toHaveText('1');
  await widget.set({ fileSeconds: 300 });
  expect(await widget.count('GET /messages')).toBe(0);
  await widget.launcher.click();
  const picture = widget.answer.getByRole('img', { name: 'coast.svg' });
  await picture.scrollIntoViewIfNeeded();
  const width = () =>
    picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0));
  await expect.poll(width).toBeGreaterThan(0);
  await expect.poll(() => widget.count('GET /messages')).toBe(1);
  expect(await picture.getAttribute('src')).toMatch(new RegExp(`^${SANDBOX}/files/.*sign=`));
  expect(await stored(page)).not.toContain('sign=');
  expect(astray).toEqual([]);
});

test('trap 15: rows come oldest first, all branches mixed; they are one thread, page after page', async ({
  visit,
  page,
}) => {
  const widget = await visit({ scenario: 'history', stored: true, settings: { rows: 32 } });
  // A server that gives the newest first is no other conversation ([seed]).
  await page.route(
    /\/messages\?.*first_id/,
    async (route) => {
      const response = await route.fetch();
      const { data, ...rest } = await response.json();
      await route.fulfill({ response, json: { ...rest, data: data.toReversed() } });
    },
    { times: 1 },
  );
  await widget.open();
  await expect(widget.questions.last()).toContainText('(32)');
  await widget.log.evaluate((log) => {
    log.scrollTop = 0;
  });
  await expect(widget.questions.first()).toContainText('(6)');
  const numbers = (await widget.questions.allInnerTexts()).map((text) => Number(/\((\d+)\)/.exec(text)?.[1]));
  // 10, 20 and 30 are other versions of the answers before them; 6 is a second root beside the first five.
  const asked = Array.from({ length: 27 }, (_, index) => index + 6).filter((n) => n % 10 !== 0);
  expect(numbers).toEqual(asked);
  await expect(widget.log.getByText('2 of 2')).toHaveCount(4);
});

test('trap 15: sources have new ids at every fetch, and stay what they are', async ({ visit, page }) => {
  const widget = await visit();
  await widget.open();
  await askAndWait(widget, 'Can I still return the blue jacket?');
  const names = ['rainwear-2025.md', 'staff-notes.md'];
  const list = widget.answers.first().getByRole('listitem', { name: /\.md$/ });
  const expectSources = async (): Promise<void> => {
    const sources = widget.answers.first().getByRole('button', { name: 'Sources (2)' });
    // Once more where the press met the list while it was still being put together.
    await expect(async () => {
      if ((await sources.getAttribute('aria-expanded')) === 'false') await sources.click();
      await expect(list).toHaveCount(2, { timeout: 1000 });
    }).toPass();
    for (const name of names) await expect(list.and(page.getByRole('listitem', { name }))).toBeVisible();
  };
  await expectSources();
  await page.reload();
  await widget.open();
  await expectSources();
  // Another tab goes on, and this one reads the rows once more: nothing doubles, nothing closes.
  const passages = await list.first().getByRole('paragraph').count();
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByRole('button', { name: 'Open chat' }).click();
  await other.getByRole('textbox', { name: 'Message' }).fill(QUESTION);
  await other.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(widget.answers).toHaveCount(2);
  await expect(list).toHaveCount(2);
  await expect(list.first().getByRole('paragraph')).toHaveCount(passages);
});

test('trap 16: features that are `{}` or null are off, and nothing else breaks', async ({ visit, page }) => {
  const crashes = recordCrashes(page);
  const site = {
    chat_color_theme: null,
    icon_type: null,
    icon: null,
    icon_background: null,
    icon_url: null,
    description: null,
    copyright: null,
    privacy_policy: null,
    custom_disclaimer: null,
    default_language: null,
  };
  const parameters = {
    opening_statement: null,
    suggested_questions: null,
    system_parameters: null,
    file_upload: null,
  };
  for (const settings of [
    { shape: 'bare', site },
    { site, parameters },
  ]) {
    const widget = await visit({ scenario: 'chatflow', settings });
    await widget.open();
    await askAndWait(widget);
    await expect(widget.button('Attach files')).toHaveCount(0);
    await expect(widget.button('Record voice')).toHaveCount(0);
    await expect(widget.alert).toHaveCount(0);
  }
  expect(crashes).toEqual([]);
});

test('trap 16: null fields, unknown events, nodes and fields of rows do not end an answer', async ({
  visit,
  page,
}) => {
  const crashes = recordCrashes(page);
  const widget = await visit({ scenario: 'chatflow', config: { show: { usage: 'full' } } });
  await widget.open();
  const data = (fields: object) => ({ workflow_run_id: 'r', data: fields });
  const node = {
    id: 'x',
    node_id: 'n',
    node_type: 'oracle',
    title: 'Ask the oracle',
    index: null,
    inputs: null,
  };
  await answerWith(
    page,
    line('workflow_started', data({ id: 'r', workflow_id: 'w', inputs: null, created_at: null })) +
      line('node_started', data(node)) +
      line('message', { id: 'm', answer: 'It says ', from_variable_selector: null }) +
      line('omen', { data: null }) +
      'data: {}\n\ndata: null\n\n' +
      line('agent_thought', {
        id: 't',
        thought: null,
        tool: null,
        tool_input: null,
        observation: null,
        message_files: null,
      }) +
      line('node_finished', data({ ...node, status: 'blessed', elapsed_time: null })) +
      line('message', { id: 'm', answer: 'yes.' }) +
      line('message_end', { id: 'm', metadata: null, files: null }) +
      line(
        'workflow_finished',
        data({ id: 'r', status: 'succeeded', outputs: null, files: null, error: null }),
      ),
  );
  await askAndWait(widget);
  await expect(widget.answer.getByText('It says yes.', { exact: true })).toBeVisible();
  await widget.answer.getByRole('button', { name: 'Steps' }).click();
  await expect(widget.answer.getByText('Ask the oracle')).toBeVisible();
  await expect(widget.alert).toHaveCount(0);

  const empty = {
    feedback: null,
    metadata: null,
    message_files: null,
    retriever_resources: null,
    agent_thoughts: null,
  };
  await page.route(`${SANDBOX}/**/messages?*`, (route) =>
    route.fulfill({
      json: { data: [{ id: 'm', query: QUESTION, answer: 'Stored.', inputs: null, ...empty }, null] },
      headers: { 'Access-Control-Allow-Origin': '*' },
    }),
  );
  await page.reload();
  await widget.open();
  await expect(widget.answer.getByText('Stored.', { exact: true })).toBeVisible();
  await expect(widget.questions).toHaveText(QUESTION);
  expect(crashes).toEqual([]);
});

const FILES = { allowed_file_types: ['document'], allowed_file_upload_methods: ['local_file'] };
const FIELDS = [
  { 'text-input': { variable: 'name', label: 'Your name', required: true } },
  { select: { variable: 'season', label: 'Season', required: false, options: ['spring', 'autumn'] } },
  { checkbox: { variable: 'news', label: 'Send me news', required: true } },
  { file: { variable: 'map', label: 'A map', required: false, ...FILES } },
  { 'file-list': { variable: 'notes', label: 'Notes', required: false, max_length: 2, ...FILES } },
  { omen: { variable: 'omen', label: 'Omen', required: false } },
];

test('trap 17: an unset choice is left out, a file is an object, an unticked box is an answer; each time', async ({
  visit,
  page,
}) => {
  const widget = await visit({ scenario: 'form', settings: { parameters: { user_input_form: FIELDS } } });
  await widget.launcher.click();
  const form = page.getByRole('form', { name: 'Before we start' });
  await form.getByLabel('Your name').fill('Mira');
  const file = { name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') };
  await form.getByLabel('A map').setInputFiles(file);
  await form.getByLabel('Notes').setInputFiles({ ...file, name: 'b.pdf' });
  await expect(widget.button('Remove b.pdf')).toBeVisible();
  await expect(form.getByRole('progressbar')).toHaveCount(0);
  await expect(form.getByLabel('Season')).toHaveValue('');
  await widget.button('Start chat').click();
  const item = {
    type: 'document',
    transfer_method: 'local_file',
    url: '',
    upload_file_id: expect.stringMatching(/^[\da-f-]{36}$/),
  };
  const inputs = { name: 'Mira', news: false, map: item, notes: [item] };
  await askAndWait(widget, 'Plan a day');
  expect((await widget.last('POST /chat-messages')).body).toHaveProperty('inputs', inputs);
  // They are checked at every message.
  await askAndWait(widget, 'And another');
  expect((await widget.last('POST /chat-messages')).body).toHaveProperty('inputs', inputs);
});
