import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';

async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

/** Told by a page whose sound is counted, not heard. */
const COUNTED = `<script nonce="host-page">
  window.told = [];
  addEventListener('dify-chat:unread-change', ({ detail }) => told.push(detail.count));
  window.chimes = 0;
  window.AudioContext = class extends AudioContext {
    constructor() { super(); window.chimes++; }
  };
</script>`;

test('an answer that ends behind the launcher is counted there, named and heard, until the chat is opened', async ({
  visit,
  page,
}) => {
  const widget = await visit({
    config: { sound: true, titleHint: true, launcherText: 'Help' },
    settings: { hold: { after: 1 } },
    page: { head: COUNTED },
  });
  await widget.launcher.click();
  await widget.ask('Where is my parcel?');
  await widget.expectStatus('streaming');
  await widget.button('Close chat').click();
  await expect(widget.button('Help: Open chat')).toBeFocused();
  await widget.release();
  const launcher = widget.button('Help: Open chat, 1 unread answer');
  await expect(launcher).toBeFocused();
  await expect(launcher).toContainText('1');
  await expect(page.getByRole('status').filter({ hasText: '1 unread answer' })).toBeAttached();
  await expect(page).toHaveTitle('(1) Host page');
  await expect
    .poll(() => page.evaluate(() => [Reflect.get(window, 'told'), Reflect.get(window, 'chimes')]))
    .toEqual([[1], 1]);

  await launcher.click();
  await expect(widget.button('Help: Hide chat')).not.toContainText('1');
  await expect(page).toHaveTitle('Host page');
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'told'))).toEqual([1, 0]);
});

test('by itself the title counts only in a hidden tab, without a sound, and is given back as the page has it', async ({
  visit,
  page,
}) => {
  const widget = await visit({ settings: { hold: { after: 1 } }, page: { head: COUNTED } });
  await widget.open();
  await widget.ask('Where is my parcel?');
  await widget.expectStatus('streaming');
  await page.evaluate(() => (document.title = '  Two   spaces '));
  await setHidden(page, true);
  await widget.release();
  await expect.poll(titleText).toBe('(1)   Two   spaces ');
  // A page that counts by itself, or changes its place.
  await page.evaluate(() => (document.title = 'Cart: 3'));
  await expect.poll(titleText).toBe('(1) Cart: 3');
  await setHidden(page, false);
  await expect.poll(titleText).toBe('Cart: 3');
  await expect
    .poll(() => page.evaluate(() => [Reflect.get(window, 'told'), Reflect.get(window, 'chimes')]))
    .toEqual([[], 0]);

  await widget.set({ hold: { after: 1 } });
  await widget.ask('And the next one?');
  await widget.expectStatus('streaming');
  await setHidden(page, true);
  await widget.release();
  await expect.poll(titleText).toBe('(1) Cart: 3');
  await page.evaluate(() => window.DifyChat?.('destroy'));
  await expect.poll(titleText).toBe('Cart: 3');

  function titleText(): Promise<string | null | undefined> {
    return page.evaluate(() => document.querySelector('title')?.textContent);
  }
});
