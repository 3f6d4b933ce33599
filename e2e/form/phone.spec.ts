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
