import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';

async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

test('a hidden tab draws nothing of a growing answer, and catches up when it is looked at', async ({
  visit,
  page,
}) => {
  await page.clock.install();
  const answer = ['Take ', 'the ', 'Skerry', '.'];
  const widget = await visit({ settings: { answer, hold: { after: 3 } } });
  await widget.open();
  await setHidden(page, true);
  const started = page.evaluate(
    () =>
      new Promise((resolve) => document.addEventListener('dify-chat:message-start', resolve, { once: true })),
  );
  await widget.ask('Which jacket?');
  await started;
  await expect.poll(async () => (await widget.state()).held).toBe(1);
  await page.clock.runFor(5000);
  await expect(widget.answer).toHaveText('');

  await setHidden(page, false);
  await page.clock.runFor(1000);
  await expect(widget.answer).toContainText('Take the Skerry');
  await widget.release();
  await widget.expectStatus('done');
});
