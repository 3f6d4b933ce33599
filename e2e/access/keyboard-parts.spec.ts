import type { Locator } from '@playwright/test';
import { FAKE_MICROPHONE, launchOptions } from '../browser';
import { expect, test } from '../fixtures';
import { go } from './go';

test.use({ launchOptions: launchOptions(FAKE_MICROPHONE) });

test('files, links and voice go along with a question by keys alone', async ({ visit, page }) => {
  const widget = await visit({
    scenario: 'upload',
    settings: { parameters: { speech_to_text: { enabled: true } } },
  });
  const { keyboard } = page;
  const tiles = page.locator('form').getByRole('list', { name: 'Attachments' }).getByRole('listitem');
  await go(page, 'Tab', widget.launcher);
  await keyboard.press('Enter');
  await expect(widget.composer).toBeFocused();

  // Asked for early: keys go to the page by another way than this, and may be there first.
  const chooser = page.waitForEvent('filechooser');
  await go(page, 'Tab', widget.button('Attach files'));
  await keyboard.press('Enter');
  await (
    await chooser
  ).setFiles({ name: 'terms.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(90, 32) });
  await expect(tiles).toHaveCount(1);
  await expect(widget.composer).toBeFocused();
  await go(page, 'Shift+Tab', widget.button('Remove terms.pdf'));
  await keyboard.press('Enter');
  await expect(tiles).toHaveCount(0);
  await expect(widget.composer).toBeFocused();

  await go(page, 'Tab', widget.button('Add link'));
  await keyboard.press('Space');
  await expect(page.getByRole('textbox', { name: 'Address of a file' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(widget.composer).toBeFocused();
  await expect(widget.panel).toBeVisible();
  await go(page, 'Tab', widget.button('Add link'));
  await keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Address of a file' })).toBeFocused();
  await keyboard.type('https://harbor-goods.example/map.pdf');
  await keyboard.press('Enter');
  await expect(tiles).toHaveCount(1);
  await expect(widget.composer).toBeFocused();

  await go(page, 'Tab', widget.button('Record voice'));
  await keyboard.press('Enter');
  await expect(widget.button('Stop recording')).toBeFocused();
  await expect(page.getByText('0:01')).toBeVisible();
  await go(page, 'Tab', widget.button('Cancel recording'));
  await keyboard.press('Enter');
  await go(page, 'Tab', widget.button('Record voice'));
  await keyboard.press('Enter');
  await expect(page.getByText('0:01')).toBeVisible();
  await go(page, 'Tab', widget.button('Stop recording'));
  await keyboard.press('Enter');
  await expect(widget.composer).not.toHaveValue('');
  await expect(widget.composer).toBeFocused();
  await keyboard.press('Enter');
  await widget.expectStatus('done');
  expect((await widget.last('POST /chat-messages')).body).toMatchObject({
    files: [{ transfer_method: 'remote_url' }],
  });
});

test('what an answer brings along is opened and read by keys alone, and the way back to its end is found', async ({
  visit,
  page,
}) => {
  const { keyboard } = page;
  await page.setViewportSize({ width: 1100, height: 520 });
  const widget = await visit({ scenario: 'chatflow', profile: 'e' });
  const inAnswer = (name: string | RegExp): Locator => widget.answer.getByRole('button', { name });
  await go(page, 'Tab', widget.launcher);
  await keyboard.press('Enter');
  await expect(widget.composer).toBeFocused();
  await keyboard.type('Which jacket?');
  await keyboard.press('Enter');
  await widget.expectStatus('done');
  await expect(widget.answer.getByRole('toolbar')).toBeVisible();
  for (const name of ['Steps', /^Sources/, /^Thought/]) {
    await go(page, 'Shift+Tab', inAnswer(name));
    await keyboard.press('Enter');
    await expect(inAnswer(name)).toHaveAttribute('aria-expanded', 'true');
    await keyboard.press('Space');
    await expect(inAnswer(name)).toHaveAttribute('aria-expanded', 'false');
    await keyboard.press('Enter');
    await go(page, 'Tab', widget.composer);
  }

  await go(page, 'Shift+Tab', widget.log);
  await keyboard.press('Home');
  await expect.poll(() => widget.log.evaluate((log) => log.scrollTop)).toBe(0);
  const jump = widget.button('Jump to latest');
  await go(page, 'Shift+Tab', jump);
  await keyboard.press('Enter');
  await expect(jump).toHaveCount(0);
  await expect(widget.log).toBeFocused();
  await expect
    .poll(() => widget.log.evaluate((log) => log.scrollHeight - log.clientHeight - log.scrollTop))
    .toBeLessThan(2);
});
