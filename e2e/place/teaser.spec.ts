import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';

const TEXT = 'Questions about sizes? Ask us.';

/** The triggers are watched: the extras are there. */
async function whenWatched(page: Page): Promise<void> {
  await expect(page.locator('dify-chat').getByRole('status')).toBeAttached();
}

test('an invitation comes after its seconds, is announced without taking the focus, and opens the chat', async ({
  visit,
  page,
}) => {
  await page.clock.install();
  const widget = await visit({ config: { teaser: { text: TEXT, afterSeconds: 90 } } });
  await whenWatched(page);
  await page.getByRole('link').focus();
  // The clock also runs by itself, and a busy machine is slow: far from the end.
  await page.clock.runFor(10_000);
  const invitation = widget.button(TEXT);
  await expect(invitation).toBeHidden();
  await page.clock.runFor(80_000);
  await expect(page.getByRole('status').filter({ hasText: TEXT })).toBeVisible();
  await expect(page.getByRole('link')).toBeFocused();
  expect((await widget.state()).counts).toEqual({});

  await widget.launcher.focus();
  await page.keyboard.press('Tab');
  await expect(invitation).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(widget.composer).toBeFocused();
  await expect(invitation).toHaveCount(0);

  // Who has opened the chat knows it.
  await page.reload();
  await expect(widget.launcher).toBeVisible();
  await page.clock.runFor(60_000);
  await expect(invitation).toHaveCount(0);
});

test('an invitation that is sent away stays away, in the visitor’s language', async ({ visit, page }) => {
  await page.clock.install();
  const widget = await visit({ config: { teaser: { text: TEXT } }, page: { lang: 'de' } });
  await whenWatched(page);
  await page.clock.runFor(5000);
  const dismiss = page.locator('dify-chat').getByRole('button', { name: 'Ausblenden' });
  await dismiss.focus();
  await page.keyboard.press('Enter');
  await expect(widget.button(TEXT)).toHaveCount(0);
  await expect(page.locator('dify-chat').getByRole('button').first()).toBeFocused();
  await page.reload();
  await expect(widget.launcher).toBeVisible();
  await page.clock.runFor(60_000);
  await expect(widget.button(TEXT)).toHaveCount(0);
});

test('scrolling and leaving at the top bring the invitation, on the pages that are named', async ({
  visit,
  page,
}) => {
  const scrolled = await visit({ config: { teaser: { text: TEXT, afterScroll: 0.5, urls: ['/host*'] } } });
  await whenWatched(page);
  await page.mouse.wheel(0, 100);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await expect(scrolled.button(TEXT)).toBeHidden();
  await page.mouse.wheel(0, 2000);
  await expect(scrolled.button(TEXT)).toBeVisible();

  const left = await visit({ config: { teaser: { text: TEXT, onExitIntent: true } } });
  await whenWatched(page);
  await leave();
  await expect(left.button(TEXT)).toBeVisible();

  await page.clock.install();
  const elsewhere = await visit({
    config: { teaser: { text: TEXT, afterSeconds: 1, onExitIntent: true, urls: ['/shop/*'] } },
  });
  await whenWatched(page);
  await page.clock.runFor(5000);
  await leave();
  await expect(elsewhere.button(TEXT)).toBeHidden();
  await page.evaluate(() => history.replaceState(null, '', '/shop/jackets'));
  await leave();
  await expect(elsewhere.button(TEXT)).toBeVisible();

  /** A driven mouse cannot leave the window. */
  async function leave(): Promise<void> {
    await page.evaluate(() => {
      document.body.dispatchEvent(new MouseEvent('mouseout', { bubbles: true, clientY: -1 }));
    });
  }
});
