import axe from 'axe-core';
import { expect, test } from '../fixtures';

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true });

  test('fields do not zoom, targets fit a finger, nothing sticks out, and the form begins at its top', async ({
    visit,
    page,
  }) => {
    const widget = await visit({ scenario: 'form' });
    await widget.launcher.tap();
    const form = page.getByRole('form', { name: 'Before we start' });
    await expect(form).toBeVisible();
    await expect(form.getByLabel('Your name')).toBeInViewport();
    for (const control of await form.locator('.control:not([type=file])').all()) {
      const { size, height } = await control.evaluate((element) => ({
        size: parseFloat(getComputedStyle(element).fontSize),
        height: (element.closest('.field[data-kind=checkbox]') ?? element).getBoundingClientRect().height,
      }));
      if ((await control.getAttribute('type')) !== 'checkbox') expect(size).toBeGreaterThanOrEqual(16);
      expect(height).toBeGreaterThanOrEqual(40);
    }
    expect(await widget.log.evaluate((log) => log.scrollWidth - log.clientWidth)).toBe(0);
  });
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in ${theme}: form, form with errors and files, run, form for a person`, async ({
    visit,
    page,
  }) => {
    const findings = async (): Promise<string[]> => {
      await page.evaluate(axe.source);
      return page.evaluate(async () => {
        const { violations } = await Reflect.get(window, 'axe').run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        });
        return violations
          .filter(({ impact }: { impact: string }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id}: ${nodes[0]?.html}`);
      });
    };
    const widget = await visit({ scenario: 'form', config: { theme } });
    await widget.launcher.click();
    await expect(page.getByRole('form', { name: 'Before we start' })).toBeVisible();
    expect(await findings()).toEqual([]);
    const file = { name: 'song.mp3', mimeType: 'audio/mpeg', buffer: Buffer.alloc(9) };
    await page.getByLabel('Photos').setInputFiles(file);
    await widget.button('Start chat').click();
    await expect(page.getByLabel('Your name')).toHaveAttribute('aria-invalid', 'true');
    expect(await findings()).toEqual([]);

    const run = await visit({ scenario: 'workflow', config: { theme } });
    await run.launcher.click();
    await page.getByLabel('Place').fill('Skerry Bay');
    await run.button('Run').click();
    await expect(run.button('Run again')).toBeVisible();
    expect(await findings()).toEqual([]);

    const human = await visit({ scenario: 'human', profile: 'e', config: { theme } });
    await human.open();
    await human.ask('Can you repair my jacket?');
    await expect(page.getByRole('form', { name: 'Approve the repair' })).toBeVisible();
    expect(await findings()).toEqual([]);
  });
}
