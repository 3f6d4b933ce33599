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

test('much text at once is drawn over several frames, so that keys and scrolling go on, and is whole', async ({
  visit,
}) => {
  const words = Array.from({ length: 4000 }, (_, index) => `word${index}`).join(' ');
  const widget = await visit({ settings: { answer: ['First. ', words], hold: { after: 1 } } });
  await widget.open();
  await widget.ask('Everything?');
  await expect(widget.answer).toContainText('First.');
  const steps = await widget.answer.evaluateHandle((answer) => {
    const lengths: number[] = [];
    const read = (): unknown => lengths.push(answer.textContent.length);
    new MutationObserver(read).observe(answer, { subtree: true, childList: true, characterData: true });
    return lengths;
  });
  await widget.release();
  await expect(widget.answer).toContainText(`First. ${words}`);
  const lengths = await steps.jsonValue();
  const growth = lengths.slice(1).map((length, index) => length - (lengths[index] ?? 0));
  expect(Math.max(...growth)).toBeLessThan(5000);
  await widget.expectStatus('done');
});
