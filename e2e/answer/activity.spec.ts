import { expect, test } from '../fixtures';

test('an agent’s tools stand where they were used, one line each, with its words before and after', async ({
  visit,
}) => {
  const widget = await visit({ scenario: 'agent' });
  await widget.converse('Do I need a jacket?');
  const tool = widget.answer.getByRole('button', { name: 'Used Weather' });
  await expect(tool).toHaveAttribute('aria-expanded', 'false');
  // The icon that the server has for it.
  await expect(tool).toContainText('🌦️');
  await expect(widget.answer.getByRole('button', { name: /^Used/ })).toHaveCount(2);
  await expect(widget.answer).toContainText('7 °C');
  const order = await widget.answer.innerText();
  expect(order.indexOf('Let me look')).toBeLessThan(order.indexOf('Used Weather'));
  expect(order.indexOf('Used Weather')).toBeLessThan(order.indexOf('7 °C'));
  // The closing text is there once.
  expect(order.split('7 °C')).toHaveLength(2);
  await expect(widget.answer.getByRole('button', { name: 'Open image coast.svg' })).toBeVisible();
});

test('what went into a tool and came out is shown only where the owner wants it', async ({ visit }) => {
  const summary = await visit({ scenario: 'agent' });
  await summary.converse('Do I need a jacket?');
  await summary.answer.getByRole('button', { name: 'Used Weather' }).click();
  await expect(summary.answer.getByText('Input')).toHaveCount(0);

  const full = await visit({ scenario: 'agent', config: { show: { thoughts: 'full' } } });
  await full.converse('Do I need a jacket?');
  await full.answer.getByRole('button', { name: 'Used Weather' }).click();
  await expect(full.answer.getByText('Input')).toBeVisible();
  await expect(full.answer.getByText('Result')).toBeVisible();

  const hidden = await visit({ scenario: 'agent', config: { show: { thoughts: 'hidden' } } });
  await hidden.converse('Do I need a jacket?');
  await expect(hidden.answer.getByRole('button', { name: /^Used/ })).toHaveCount(0);
  await expect(hidden.answer).toContainText('7 °C');
});

test('an agent’s answer looks the same after a reload', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'agent' });
  await widget.converse('Do I need a jacket?');
  await expect(widget.answer.getByRole('toolbar')).toBeVisible();
  await expect(widget.answer).toContainText('🌦️'); // comes after the words
  const whole = await widget.answer.innerText();
  await page.reload();
  await widget.open();
  await expect(widget.answer.getByRole('toolbar')).toBeVisible();
  const withoutTimes = (text: string): string => text.replace(/ · [\d.]+ s/g, '');
  await expect.poll(async () => withoutTimes(await widget.answer.innerText())).toBe(withoutTimes(whole));
});

test('mode `agent` closes with a copy of its answer: it is shown once', async ({ visit }) => {
  const widget = await visit({ scenario: 'agent-next', profile: 'e' });
  await widget.converse('Do I need a jacket?');
  await expect(widget.answer).toContainText('7 °C');
  expect((await widget.answer.innerText()).split('7 °C')).toHaveLength(2);
});

for (const profile of ['a', 'c', 'd', 'e'] as const) {
  test(`profile ${profile.toUpperCase()}: a chatflow tells its steps, nested, with their times`, async ({
    visit,
  }) => {
    const widget = await visit({ scenario: 'chatflow', profile });
    await widget.converse('Which jacket?');
    const steps = widget.answer.getByRole('button', { name: 'Steps' });
    await steps.click();
    await expect(steps).toHaveAttribute('aria-expanded', 'true');
    await expect(widget.answer.getByText('Each jacket, 3 of 3')).toBeVisible();
    await expect(widget.answer.getByText('2 retries')).toBeVisible();
    const attempt = widget.answer.getByRole('listitem').filter({ hasText: /^Call the radio/ });
    await expect(attempt).toContainText('failed');
    await expect(widget.answer.getByText('running')).toHaveCount(0);
    await expect(widget.answer).toContainText('Take the Skerry');
  });
}

test('while a workflow runs its line names the step that runs', async ({ visit }) => {
  const widget = await visit({ scenario: 'chatflow', settings: { hold: { after: 1 } } });
  await widget.open();
  await widget.ask('Which jacket?');
  await expect(widget.answer.getByRole('button', { name: /^Steps · \S/ })).toBeVisible();
  await expect.poll(async () => (await widget.state()).held).toBe(1);
  await widget.release();
  await widget.expectStatus('done');
  await expect(widget.answer.getByRole('button', { name: 'Steps', exact: true })).toBeVisible();
});

test('an app that hides its steps has none, and the owner of the page may hide them, too', async ({
  visit,
}) => {
  for (const options of [
    { settings: { site: { show_workflow_steps: false } } },
    { config: { show: { workflow: 'hidden' } } },
  ]) {
    const widget = await visit({ scenario: 'chatflow', ...options });
    await widget.converse('Which jacket?');
    await expect(widget.answer).toContainText('Take the Skerry');
    await expect(widget.answer.getByRole('button', { name: 'Steps' })).toHaveCount(0);
  }
});

test('what a model thinks is one line apart from its answer, timed while it thinks', async ({ visit }) => {
  const widget = await visit({
    settings: {
      answer: ['<think>', 'Both are', ' light.', '</think>', 'The Drizzle', '.'],
      hold: { after: 3 },
    },
  });
  await widget.open();
  await widget.ask('Which is lighter?');
  // The clock is seen, and no part of the name.
  const thinking = widget.answer.getByRole('button', { name: 'Thinking…', exact: true });
  await expect(thinking).toHaveText(/^Thinking… · \d+ s$/);
  await widget.release();
  await widget.expectStatus('done');
  const thought = widget.answer.getByRole('button', { name: /^Thought for \d+ s$/ });
  await thought.click();
  await expect(widget.answer.getByText('Both are light.')).toBeVisible();
  await thought.click();
  await expect(widget.answer.getByText('Both are light.')).toHaveCount(0);
  await expect(widget.answer).toContainText('The Drizzle.');
});

test('reasoning that comes beside the text is shown the same way', async ({ visit }) => {
  const widget = await visit({ scenario: 'chatflow', profile: 'e' });
  await widget.converse('Which jacket?');
  await expect(widget.answer.getByRole('button', { name: /^Thought/ })).toBeVisible();
});

test('sources are grouped by document; the same list after a reload', async ({ visit, page }) => {
  const widget = await visit();
  await widget.converse('Can I still return the blue jacket?');
  const sources = widget.answer.getByRole('button', { name: 'Sources (2)' });
  await sources.click();
  await expect(widget.answer.getByRole('listitem', { name: 'rainwear-2025.md' })).toBeVisible();
  await page.reload();
  await widget.open();
  await sources.click();
  await expect(widget.answer.getByRole('listitem', { name: 'staff-notes.md' })).toBeVisible();
});

test('the address of a file that has died is renewed by reading the message again', async ({ visit }) => {
  const widget = await visit({ scenario: 'agent', settings: { fileSeconds: 0 } });
  await widget.converse('Do I need a jacket?');
  // Dead on arrival, twice: it becomes a tile. With a life it comes back by itself.
  await expect(widget.answer.getByRole('link', { name: 'Download coast.svg' })).toBeVisible();
  await expect.poll(() => widget.count('GET /messages')).toBeGreaterThan(0);
  await widget.set({ fileSeconds: 300 });
  await widget.button('New conversation').click();
  await widget.ask('Do I need a jacket?');
  await widget.expectStatus('done');
  await expect(widget.answer.getByRole('img', { name: 'coast.svg' })).toBeVisible();
});

test('a picture is looked at alone; Escape closes it and nothing else, and the focus comes back', async ({
  visit,
  page,
}) => {
  const widget = await visit({ scenario: 'agent' });
  await widget.converse('Do I need a jacket?');
  const picture = widget.answer.getByRole('button', { name: 'Open image coast.svg' });
  await picture.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Image coast.svg' });
  await expect(dialog.getByRole('img', { name: 'coast.svg' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(widget.composer).toBeVisible();
  await expect(picture).toBeFocused();
});
