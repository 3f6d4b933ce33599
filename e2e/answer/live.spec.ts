import { expect } from '@playwright/test';
import { test, hearOwner } from '../fixtures';

test('a form of an answer tells what is missing, is sent once as a question by Enter, and stays as sent', async ({
  visit,
  page,
}) => {
  const widget = await visit({ scenario: 'live' });
  await widget.converse('Reserve a jacket');
  const form = widget.answer;
  const name = form.getByRole('textbox', { name: 'Your name' });
  await form.getByRole('button', { name: 'Reserve' }).click();
  await expect(name).toBeFocused();
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(name).toHaveAccessibleDescription('Please fill this in.');
  await expect.poll(() => widget.count('POST /chat-messages')).toBe(1);

  await form.getByRole('combobox', { name: 'Size' }).selectOption('L');
  await form.getByLabel('Collected on').fill('2026-12-01');
  await form.getByRole('checkbox', { name: 'Tell me about the next sale' }).check();
  await name.fill('Ada "L."');
  await expect(name).not.toHaveAttribute('aria-invalid');

  // Typed is kept while the thread is away.
  await widget.button('Conversations').click();
  await expect(page.getByRole('navigation', { name: 'Conversations' })).toBeVisible();
  await widget.button('Conversations').click();
  await expect(name).toHaveValue('Ada "L."');
  await expect(form.getByRole('checkbox')).toBeChecked();
  await name.press('Enter');

  await expect(widget.answers).toHaveCount(2);
  await widget.expectStatus('done');
  const { messages } = await widget.state();
  expect(JSON.parse(messages.at(-1)?.query ?? '')).toEqual({
    name: 'Ada "L."',
    size: 'L',
    day: '2026-12-01',
    wish: '',
    news: true,
    jacket: 'skerry',
  });
  const sent = widget.answers.first();
  await expect(sent.getByRole('status').filter({ hasText: 'Answered: Reserve' })).toBeVisible();
  await expect(sent.getByRole('textbox', { name: 'Your name' })).toBeDisabled();
  await expect(widget.log).toBeFocused();
  await sent.getByRole('button', { name: 'Reserve' }).press('Enter');
  await expect.poll(() => widget.count('POST /chat-messages')).toBe(2);

  // The question after it tells that it was sent, also to a page that has not sent it.
  await page.reload();
  await widget.open();
  await expect(sent.getByRole('status').filter({ hasText: 'Answered: Reserve' })).toBeVisible();
  await expect(sent.getByRole('textbox', { name: 'Your name' })).toBeDisabled();
  await expect(sent.getByRole('textbox', { name: 'Your name' })).toHaveValue('Ada "L."');
  await expect(sent.getByRole('combobox', { name: 'Size' })).toHaveValue('L');
  await expect(sent.getByRole('checkbox')).toBeChecked();
});

test('while an answer is on its way, buttons and suggestions say so and send nothing; then one press asks', async ({
  visit,
}) => {
  const widget = await visit({ scenario: 'live' });
  await widget.converse('Reserve a jacket');
  await widget.set({ hold: { after: 1 } });
  await widget.ask('And now?');
  const first = widget.answers.first();
  const button = first.getByRole('button', { name: 'Opening hours' });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toHaveAccessibleDescription('Answering…');
  await first.getByRole('button', { name: 'ask me about returns' }).click();
  await expect(first.getByRole('status').filter({ hasText: 'Answering…' })).toBeVisible();
  await button.click({ force: true });
  await expect.poll(() => widget.count('POST /chat-messages')).toBe(2);

  await widget.set({ hold: false });
  await widget.release();
  await widget.expectStatus('done');
  await expect(button).not.toHaveAttribute('aria-disabled');
  await expect(first.getByRole('link', { name: 'To the shop' })).toHaveAttribute('target', '_blank');
  await button.press('Enter');
  await expect(widget.questions.last()).toContainText('When are you open?');
  await widget.expectStatus('done');
  await first.getByRole('button', { name: 'ask me about returns' }).click();
  await expect(widget.questions.last()).toContainText('What if it does not fit?');
});

test('what is typed into a form stays while the answer goes on, and a password is kept nowhere', async ({
  visit,
  page,
}) => {
  const widget = await visit({ scenario: 'live', settings: { hold: { after: 40 } } });
  await widget.open();
  await widget.ask('Reserve a jacket');
  const name = widget.answer.getByRole('textbox', { name: 'Your name' });
  await name.fill('Ada');
  await widget.set({ hold: false });
  await widget.release();
  await widget.expectStatus('done');
  await expect(name).toHaveValue('Ada');
  await expect(name).toBeFocused();

  await widget.ask('Let me sign in');
  await widget.expectStatus('done');
  await widget.answer.getByRole('textbox', { name: 'User' }).fill('ada');
  await widget.answer.getByLabel('Password').fill('enchantress');
  await widget.set({ hold: true });
  await widget.answer.getByRole('button', { name: 'Sign in' }).click();
  await expect.poll(() => widget.count('POST /chat-messages')).toBe(3);
  expect((await widget.last('POST /chat-messages')).body).toMatchObject({
    query: 'user: ada\nsecret: enchantress',
  });
  await expect(widget.answers.nth(1).getByLabel('Password')).toHaveValue('');
  expect(await page.evaluate(() => Object.values(localStorage).join(' '))).not.toContain('enchantress');

  await widget.set({ hold: false });
  await widget.release();
  await widget.expectStatus('done');
  await page.reload();
  await widget.open();
  const sent = widget.answers.nth(1);
  await expect(sent.getByRole('textbox', { name: 'User' })).toHaveValue('ada');
  await expect(sent.getByRole('textbox', { name: 'User' })).toBeDisabled();
  await expect(sent.getByLabel('Password')).toHaveValue('');
});

test('pictures of an answer are looked at one after another, by keys and buttons, closely where wanted', async ({
  visit,
  page,
}) => {
  const widget = await visit({ scenario: 'live' });
  await widget.converse('Show me pictures');
  const opener = widget.answer.getByRole('button', { name: 'Open image A rain jacket' });
  await opener.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Image / });
  await expect(dialog).toHaveAccessibleName('Image A rain jacket');
  await expect(dialog.getByText('2 of 3')).toBeVisible();
  await expect(dialog.getByRole('paragraph')).toHaveText('A rain jacket');
  await page.keyboard.press('ArrowRight');
  await expect(dialog).toHaveAccessibleName('Image Our badge');
  await dialog.getByRole('button', { name: 'Next image' }).click();
  await expect(dialog).toHaveAccessibleName('Image The harbour at dusk');
  await dialog.getByRole('button', { name: 'Previous image' }).click();
  await expect(dialog.getByText('3 of 3')).toBeVisible();
  await expect(dialog.getByRole('link', { name: 'Download Our badge' })).toHaveAttribute(
    'href',
    /badge\.svg\?/,
  );

  const image = dialog.getByRole('img', { name: 'Our badge' });
  const zoom = dialog.getByRole('button', { name: 'Zoom' });
  const width = async () => (await image.boundingBox())?.width ?? 0;
  await expect.poll(width).toBeGreaterThan(0);
  const fitting = await width();
  await image.dblclick();
  await expect(zoom).toHaveAttribute('aria-pressed', 'true');
  expect(await width()).toBeGreaterThan(2 * fitting);
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  await expect(zoom).toHaveAttribute('aria-pressed', 'false');
  expect(await width()).toBeCloseTo(fitting, 0);

  for (let press = 0; press < 12; press++) {
    await page.keyboard.press('Tab');
    await expect(dialog.locator(':focus')).toHaveCount(1);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(widget.composer).toBeVisible();
  await expect(opener).toBeFocused();
});

test('sound of a trusted host is a player with a name; a film from elsewhere is asked for by its button', async ({
  visit,
  page,
}) => {
  const asked: string[] = [];
  await page.route('https://videos.invalid/**', async (route) => {
    asked.push(route.request().url());
    await route.abort();
  });
  const widget = await visit({ scenario: 'live' });
  await widget.converse('Show me pictures');
  const sound = widget.answer.getByLabel('The foghorn');
  await expect(sound).toHaveJSProperty('paused', true);
  await expect(sound).toHaveJSProperty('controls', true);
  await expect(sound).toHaveAttribute('src', /\/files\/tools\/foghorn\.mp3\?/);
  await expect.poll(() => sound.evaluate((player: HTMLAudioElement) => player.duration)).toBeGreaterThan(1);
  expect(asked).toEqual([]);
  await widget.button('Show player from videos.invalid').press('Enter');
  await expect(widget.answer.getByLabel('The lighthouse, turning')).toBeFocused();
  await expect.poll(() => asked.length).toBeGreaterThan(0);
  await expect(widget.answer.getByText('Your browser plays no')).toHaveCount(2); // in the text, not on show
  for (const words of await widget.answer.getByText('Your browser plays no').all())
    await expect(words).toBeHidden();
});

test('the address of a picture in the text that has died is renewed once; one that is gone says so', async ({
  visit,
}) => {
  const widget = await visit({ scenario: 'live', settings: { fileSeconds: 0, hold: { after: 9999 } } });
  await widget.open();
  await widget.ask('Show me pictures');
  const badge = widget.answer.getByAltText('Our badge');
  await expect(badge).toBeAttached();
  await widget.set({ fileSeconds: 300, hold: false });
  await widget.release();
  await widget.expectStatus('done');
  await expect.poll(() => badge.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expect.poll(() => widget.count('GET /messages')).toBe(1); // for all three

  await widget.set({ fileSeconds: 0 });
  await widget.ask('Show me pictures');
  await widget.expectStatus('done');
  const failed = widget.answer.getByRole('button', { name: 'Image could not be loaded: Our badge' });
  await expect(failed).toHaveText('Image could not be loaded: Our badge');
  await expect.poll(() => widget.count('GET /messages')).toBe(2);
});

test('pictures of a host that the owner names load at once, its port included; others wait for a press', async ({
  visit,
  page,
}) => {
  const told = hearOwner(page);
  const asked: string[] = [];
  await page.route(/^https:\/\/[a-z.]+\.example/, async (route) => {
    asked.push(new URL(route.request().url()).host);
    await route.fulfill({
      contentType: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>',
    });
  });
  const hosts = ['cdn.example:8443', 'plain.example', 'whole.example', 'other.example', 'a.wild.example'];
  const widget = await visit({
    config: {
      markdown: { images: ['cdn.example:8443', 'plain.example', 'https://whole.example', '*.wild.example'] },
    },
    settings: { answer: hosts.map((host) => `![From ${host}](https://${host}/a.svg)`).join('\n\n') },
  });
  await widget.converse('Show me pictures');
  for (const host of hosts.slice(0, 3)) {
    const picture = page.getByRole('button', { name: `Open image From ${host}` }).locator('img');
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
      .toBe(8);
  }
  for (const host of hosts.slice(3))
    await expect(page.getByRole('button', { name: `Show image from ${host}` })).toBeVisible();
  expect(new Set(asked)).toEqual(new Set(hosts.slice(0, 3)));
  await expect
    .poll(() => told)
    .toEqual([
      '[dify-chat] option "markdown.images": "*.wild.example" is no host. Each is written as "cdn.example.com", with its port where it has one, without a path or "*".',
    ]);
});
