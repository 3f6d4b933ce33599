import { expect, test } from '../fixtures';

test('an answer is copied as Markdown and as it looks, without what was thought on the way', async ({
  visit,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const answer = '<think>Hm.</think>\n\n**Yes**, it is:\n\n```js\nlet sun;\n```';
  const widget = await visit({ settings: { answer } });
  await widget.converse('Is it?');
  await widget.answer.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(widget.answer.getByText('Copied')).toBeAttached();
  const copied = (type: string): Promise<string> =>
    page.evaluate(async (form) => {
      const [item] = await navigator.clipboard.read();
      return (await item?.getType(form))?.text() ?? '';
    }, type);
  expect(await copied('text/plain')).toBe('**Yes**, it is:\n\n```js\nlet sun;\n```');
  const html = await copied('text/html');
  expect(html).toContain('<strong>Yes</strong>, it is:');
  expect(html).toContain('let sun;');
  expect(html).not.toMatch(/Hm\.|<button|class=/);
});

test('where the page may not write to the clipboard, the older command does; where that is refused too, it is said', async ({
  visit,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read']);
  const widget = await visit({ settings: { answer: 'It is **yours**.' } });
  await page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new DOMException('Refused.', 'NotAllowedError'));
  });
  await widget.converse('Is it?');
  const copy = widget.answer.getByRole('button', { name: 'Copy', exact: true });
  await copy.click();
  await expect(widget.answer.getByRole('status')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('It is **yours**.');
  await page.evaluate(() => {
    document.execCommand = () => false;
  });
  await copy.click();
  await expect(widget.alert).toHaveText('This is not available here.');
});

test('each message tells when it was written, also after a reload; its time is no part of its text', async ({
  visit,
  page,
}) => {
  const widget = await visit({ scenario: 'history', stored: true, config: { locale: 'de' } });
  await widget.launcher.click();
  const times = page.locator('article time');
  await expect(times.first()).toHaveAttribute('title', /^\p{L}+, \d+\. \p{L}+ \d{4} um \d\d:\d\d$/u);
  const stored = await times.last().getAttribute('datetime');
  expect(Date.now() - Date.parse(stored ?? '')).toBeGreaterThan(0);
  await page.getByRole('textbox', { name: 'Nachricht' }).fill('Und heute?');
  await page.keyboard.press('Enter');
  const question = page.getByRole('article').filter({ hasText: /^Und heute\?$/ });
  await expect(question.locator('time')).toBeVisible();
  const asked = Date.parse((await question.locator('time').getAttribute('datetime')) ?? '');
  expect(Math.abs(Date.now() - asked)).toBeLessThan(60_000);
});

test('a rating is sent, seen after a reload, explained, and withdrawn when pressed again', async ({
  visit,
  page,
}) => {
  const widget = await visit();
  await widget.converse('What is the guarantee?');
  const good = widget.answer.getByRole('button', { name: 'Good answer' });
  const bad = widget.answer.getByRole('button', { name: 'Bad answer' });
  await good.click();
  await expect(good).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => widget.count('POST /messages/:id/feedbacks')).toBe(1);

  await page.reload();
  await widget.open();
  await expect(good).toHaveAttribute('aria-pressed', 'true');
  await bad.click();
  await expect(bad).toHaveAttribute('aria-pressed', 'true');
  await expect(good).toHaveAttribute('aria-pressed', 'false');
  await page.getByRole('textbox', { name: 'What was wrong?' }).fill('Too short.');
  await widget.button('Send comment').click();
  await expect(widget.answer.getByText('Thank you.')).toBeVisible();
  await expect
    .poll(async () => (await widget.last('POST /messages/:id/feedbacks')).body)
    .toMatchObject({ rating: 'dislike', content: 'Too short.' });

  await bad.click();
  await expect(bad).toHaveAttribute('aria-pressed', 'false');
  await expect
    .poll(async () => (await widget.last('POST /messages/:id/feedbacks')).body)
    .toMatchObject({ rating: null });
});

test('a rating that the server refuses is taken back, and said', async ({ visit }) => {
  const widget = await visit();
  await widget.converse('What is the guarantee?');
  await widget.set({ failNext: { route: 'POST /messages/:id/feedbacks', status: 500 } });
  const good = widget.answer.getByRole('button', { name: 'Good answer' });
  await good.click();
  await expect(widget.alert).toBeVisible();
  await expect(good).toHaveAttribute('aria-pressed', 'false');
});

test('«Regenerate» makes another version of the answer; both can be read, also after a reload', async ({
  visit,
  page,
}) => {
  const widget = await visit({ settings: { answer: 'First.' } });
  await widget.converse('Which?');
  await widget.set({ answer: 'Second.' });
  await widget.button('Regenerate').click();
  await expect(widget.answer).toContainText('Second.');
  await expect(widget.answers).toHaveCount(1);
  await expect(widget.answer.getByText('2 of 2')).toBeVisible();
  await widget.button('Previous version').click();
  await expect(widget.answer).toContainText('First.');
  await expect(widget.answer.getByText('1 of 2')).toBeVisible();
  await expect(widget.button('Previous version')).toHaveAttribute('aria-disabled', 'true');

  await page.reload();
  await widget.open();
  await expect(widget.answer.getByText('2 of 2')).toBeVisible();
  await expect(widget.answer).toContainText('Second.');
});

test('an edited question stands on a branch of its own, and the conversation goes on there', async ({
  visit,
  page,
}) => {
  const widget = await visit();
  await widget.converse('Where is my parcel?');
  await widget.button('Edit').click();
  const editor = page.getByRole('textbox', { name: 'Edit message' });
  await expect(editor).toBeFocused();
  await expect(editor).toHaveValue('Where is my parcel?');
  // Escape is the editor's: the panel stays open and the focus comes back.
  await page.keyboard.press('Escape');
  await expect(widget.panel).toBeVisible();
  await expect(widget.button('Edit')).toBeFocused();

  await widget.button('Edit').click();
  await editor.fill('Where is my other parcel?');
  await widget.button('Save').click();
  await expect(widget.questions).toHaveText(['Where is my other parcel?']);
  await widget.expectStatus('done');
  await expect(widget.answer.getByText('2 of 2')).toBeVisible();
  await widget.ask('What do you remember?');
  await expect(widget.answers).toHaveCount(2);
  await widget.expectStatus('done');
  await expect(widget.answer).toContainText('Where is my other parcel?');
  await expect(widget.answer).not.toContainText('Where is my parcel?');
});

test('what is being edited stays while another question is answered, and takes no key from the next one', async ({
  visit,
  page,
}) => {
  const widget = await visit();
  await widget.converse('First question');
  await widget.button('Edit').click();
  const editor = page.getByRole('textbox', { name: 'Edit message' });
  await editor.fill('First question, in other words');
  await widget.set({ hold: { after: 2 } });
  const composer = page.getByRole('textbox', { name: 'Message', exact: true });
  await composer.fill('Second question');
  await composer.press('Enter');
  await widget.expectStatus('streaming');
  await expect(editor).toHaveValue('First question, in other words');
  await expect(widget.button('Save')).toHaveAttribute('aria-disabled', 'true');
  await widget.release();
  await widget.expectStatus('done');
  await expect(widget.button('Save')).toHaveAttribute('aria-disabled', 'false');
  await expect(composer).toBeFocused();
  await widget.button('Save').click();
  await expect(widget.questions).toHaveText('First question, in other words');
});

test('questions to go on with are asked for once per answer, and one press asks', async ({ visit, page }) => {
  const widget = await visit({ settings: { suggestions: ['And in winter?'] } });
  await widget.converse('What is the guarantee?');
  const group = page.getByRole('group', { name: 'Suggested questions' });
  await group.getByRole('button', { name: 'And in winter?' }).click();
  await expect(widget.questions).toHaveText(['What is the guarantee?', 'And in winter?']);
  await expect(widget.answers).toHaveCount(2);
  await widget.expectStatus('done');
  await expect(group).toBeVisible();
  await expect.poll(() => widget.count('GET /messages/:id/suggested-questions')).toBe(2);
});

test('tools of one message are one stop of the Tab key; arrow keys go on inside', async ({ visit, page }) => {
  const widget = await visit();
  await widget.converse('What is the guarantee?');
  const toolbar = widget.answer.getByRole('toolbar', { name: 'Message actions' });
  const buttons = toolbar.getByRole('button');
  await buttons.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(widget.answer.getByRole('button', { name: 'Good answer' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(widget.button('Regenerate')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(buttons.first()).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(toolbar.locator(':focus')).toHaveCount(0);
});

test('what the owner hides is not there', async ({ visit, page }) => {
  const show = {
    copy: 'hidden',
    feedback: 'hidden',
    regenerate: 'hidden',
    edit: 'hidden',
    citations: 'hidden',
    usage: 'full',
  };
  const widget = await visit({ config: { show } });
  await widget.converse('What is the guarantee?');
  await expect(widget.answer.getByText(/\d tokens/)).toBeVisible();
  for (const name of ['Copy', 'Good answer', 'Regenerate', 'Edit', 'Sources']) {
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  }
});
