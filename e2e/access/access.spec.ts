import { expect, test } from '../fixtures';
import { layoutFaults } from '../look/layout';

test('the whole way by keyboard alone', async ({ visit, page }) => {
  const widget = await visit();
  await expect(widget.launcher).toBeVisible();
  await page.getByRole('button', { name: 'button' }).focus();
  await page.keyboard.press('Tab');
  await expect(widget.launcher).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(widget.composer).toBeFocused();
  await expect(page.getByRole('button', { name: 'Hide chat' })).toHaveAttribute('aria-expanded', 'true');

  await page.keyboard.type('First line');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('second line');
  await page.keyboard.press('Enter');
  await widget.expectStatus('done');
  await expect(widget.questions).toHaveText('First line\nsecond line');
  await expect(widget.composer).toBeFocused();

  await expect(widget.answer.getByRole('toolbar')).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  // From the composer back into the conversation.
  await expect(widget.log.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(widget.panel).toBeHidden();
  await expect(widget.launcher).toBeFocused();
});

test('a screen reader hears «Answering…» once and the finished answer once', async ({ visit, page }) => {
  const widget = await visit({ settings: { hold: true } });
  await widget.open();
  // Whatever changes in any live region.
  await page.locator('dify-chat').evaluate((host) => {
    const { shadowRoot } = host;
    const spoken: string[] = [];
    Reflect.set(window, 'spoken', spoken);
    const isLive = ':is([aria-live], [role=status], [role=alert], [role=log]):not([aria-live=off])';
    const observer = new MutationObserver((records) => {
      const regions = records.map(({ target }) =>
        (target instanceof Element ? target : target.parentElement)?.closest(isLive),
      );
      for (const region of new Set(regions)) if (region?.textContent) spoken.push(region.textContent);
    });
    if (shadowRoot) observer.observe(shadowRoot, { childList: true, characterData: true, subtree: true });
  });
  const spoken = () => page.evaluate(() => Reflect.get(window, 'spoken'));
  await widget.ask('Where is my parcel?');
  await expect.poll(spoken).toEqual(['Answering…']);
  await widget.release();
  await widget.expectStatus('done');
  await expect(widget.answer.getByRole('toolbar')).toBeVisible();
  await expect.poll(spoken).toEqual(['Answering…', expect.stringMatching(/^Harbor Goods: [^*]+$/)]);
  await expect(widget.log).toHaveAttribute('aria-live', 'off');
});

test('on a phone the panel is a modal sheet without a launcher, and fits the screen', async ({
  visit,
  page,
}) => {
  await page.setViewportSize({ width: 375, height: 667 });
  const widget = await visit();
  await widget.open();
  // It glides in.
  await expect.poll(() => widget.panel.boundingBox()).toEqual({ x: 0, y: 0, width: 375, height: 667 });
  expect(await widget.panel.evaluate((dialog) => dialog.matches(':modal'))).toBe(true);
  await expect(page.getByRole('button', { name: 'Hide chat' })).toBeHidden();
  await widget.button('Close chat').click();
  await expect(widget.launcher).toBeFocused();
});

test('focus comes back to the launcher on a phone however the panel was opened', async ({ visit, page }) => {
  await page.setViewportSize({ width: 375, height: 667 });
  const widget = await visit();
  await page.evaluate(() => window.DifyChat?.('open'));
  await expect(widget.composer).toBeVisible();
  await widget.button('Close chat').click();
  await expect(widget.launcher).toBeFocused();
});

test('a page that closes the chat keeps its own focus', async ({ visit, page }) => {
  const widget = await visit();
  await widget.open();
  await page.evaluate(() => {
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    window.DifyChat?.('close');
  });
  await expect(widget.panel).toBeHidden();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
});

test('at 320 px nothing is cut off sideways', async ({ visit, page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  const widget = await visit();
  await widget.converse('Which jacket keeps me dry on the coast?');
  expect(await widget.log.evaluate((log) => log.scrollWidth - log.clientWidth)).toBe(0);
});

test('at 400 % zoom half of the screen is for reading, before the first answer as after it', async ({
  visit,
  page,
}) => {
  // Of 1280 × 1024.
  await page.setViewportSize({ width: 320, height: 256 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const widget = await visit();
  await widget.open();
  await expect(page.getByRole('link', { name: 'Privacy' })).toBeVisible();
  const heightOfLog = () => widget.log.evaluate((log) => log.clientHeight);
  await expect.poll(heightOfLog).toBeGreaterThanOrEqual(128);
  expect(await layoutFaults(page)).toEqual([]);
  await widget.ask('Which jacket keeps me dry on the coast?');
  await widget.expectStatus('done');
  await expect.poll(heightOfLog).toBeGreaterThanOrEqual(128);
  await expect.poll(() => layoutFaults(page)).toEqual([]);
});

test('on a phone on its side half of the screen is for reading, however long the legal line is', async ({
  visit,
  page,
}) => {
  await page.setViewportSize({ width: 740, height: 340 });
  const legal = { custom_disclaimer: 'Answers may be wrong. '.repeat(20), copyright: 'harbor'.repeat(20) };
  const widget = await visit({ settings: { site: legal } });
  await widget.open();
  await expect(page.getByRole('link', { name: 'Privacy' })).toBeAttached();
  await expect(widget.button('Hide chat')).toBeHidden();
  await expect.poll(() => widget.log.evaluate((log) => log.clientHeight)).toBeGreaterThanOrEqual(170);
  await expect.poll(() => layoutFaults(page)).toEqual([]);
});

test('in a right-to-left page the panel stands at the left and reads from the right', async ({
  visit,
  page,
}) => {
  const widget = await visit({ page: { dir: 'rtl' } });
  await widget.open();
  await expect.poll(async () => (await widget.panel.boundingBox())?.x).toBe(20);
  expect(
    await widget.composer.evaluate((field) => getComputedStyle(field.parentElement ?? field).direction),
  ).toBe('rtl');
  await widget.button('Close chat').click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('DIFY-CHAT');
});

test('any accent keeps text on and in it readable, in both themes', async ({ visit, page }) => {
  for (const theme of ['light', 'dark']) {
    for (const accent of [
      '#ffee00',
      '#00ff66',
      '#ff0044',
      '#0000ff',
      '#000000',
      '#ffffff',
      '#2f5bea',
      '#c06cff',
    ]) {
      const widget = await visit({ config: { theme, accent } });
      await widget.open();
      const ratios = await page.locator('dify-chat').evaluate((host) => {
        const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
        const luminance = (color: string): number => {
          if (!canvas) return 0;
          canvas.fillStyle = color;
          canvas.fillRect(0, 0, 1, 1);
          const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
            const share = value / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const contrast = (one: string, other: string): number => {
          const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
          return (light + 0.05) / (dark + 0.05);
        };
        const root = host.shadowRoot?.querySelector('.root');
        const launcher = host.shadowRoot?.querySelector('.launcher');
        if (!root || !launcher) return {};
        const probe = document.createElement('span');
        root.append(probe);
        const resolved = (name: string): string => {
          probe.style.color = `var(${name})`;
          return getComputedStyle(probe).color;
        };
        const result = {
          launcher: contrast(getComputedStyle(launcher).color, getComputedStyle(launcher).backgroundColor),
          fill: contrast(resolved('--_on-accent'), resolved('--_accent-fill')),
          text: contrast(resolved('--_accent-text'), resolved('--_surface')),
          tint: contrast(resolved('--_text'), resolved('--_accent-tint')),
        };
        probe.remove();
        return result;
      });
      for (const [name, ratio] of Object.entries(ratios)) {
        expect(ratio, `${theme} ${accent} ${name}`).toBeGreaterThanOrEqual(name === 'launcher' ? 3 : 4.5);
      }
    }
  }
});

test('a button that goes away with its press leaves the focus in the conversation', async ({
  visit,
  page,
}) => {
  const widget = await visit({ settings: { suggestions: ['And in winter?'] } });
  await widget.open();
  const press = async (name: string): Promise<void> => {
    await widget.log.getByRole('button', { name }).last().focus();
    await page.keyboard.press('Enter');
    await expect(widget.log).toBeFocused();
  };
  await press('How long does shipping take?');
  await widget.expectStatus('done');
  await press('And in winter?');
  await expect(widget.answers).toHaveCount(2);
  await widget.expectStatus('done');
  await press('Regenerate');
  await expect(widget.answer.getByText('2 of 2')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(widget.panel).toBeHidden();
  await expect(widget.launcher).toBeFocused();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true });

  test('whatever is pressed around an answer is 40 px high for a finger', async ({ visit, page }) => {
    const widget = await visit({ settings: { suggestions: ['And in winter?'] } });
    await widget.launcher.tap();
    await widget.ask('Show me how to embed this chat');
    await widget.expectStatus('done');
    await widget.ask('What is the guarantee?');
    await expect(widget.answers).toHaveCount(2);
    await widget.expectStatus('done');
    await expect(widget.answer.getByRole('toolbar')).toBeVisible();
    await expect(widget.button('And in winter?')).toBeVisible();
    const small = await page.locator('dify-chat').evaluate((host) =>
      [...(host.shadowRoot?.querySelectorAll('.panel button') ?? [])].flatMap((button) => {
        // What is drawn, or the area around it.
        const { width, height } = button.getBoundingClientRect();
        const around = getComputedStyle(button, '::after');
        const touchWidth = Math.max(width, parseFloat(around.width) || 0);
        const touchHeight = Math.max(height, parseFloat(around.height) || 0);
        if (!button.checkVisibility() || (touchWidth >= 24 && touchHeight >= 40)) return [];
        return [`${button.ariaLabel ?? button.textContent}: ${touchWidth} × ${touchHeight}`];
      }),
    );
    expect(small).toEqual([]);
  });
});
