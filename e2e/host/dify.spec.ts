import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test, Widget } from '../fixtures';
import { makePage } from '../made-pages';
import { SANDBOX } from '../ports';

const PAGE = readFileSync('e2e/host/dify-page.html', 'utf8');
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Dify's page as it is; what differs is where the script, the app and the server are. */
async function visitDifyPage(page: Page, rules?: string): Promise<Widget> {
  const widget = new Widget(page, {});
  await widget.set({ delayMs: 0 });
  const html = PAGE.replaceAll('TOKEN', widget.token)
    .replace('BASE', `${SANDBOX}/apps`)
    .replace('https://dify.example/embed.min.js', '/dist/embed.js')
    .replace(
      '</style>',
      rules === undefined
        ? '</style>'
        : `${rules}</style><script>delete window.difyChatbotConfig.containerProps;</script>`,
    );
  await page.route('https://shop.example/**', (route) =>
    route.fulfill({ contentType: 'image/png', body: PIXEL }),
  );
  await page.goto(await makePage(html));
  return widget;
}

test('a page written for Dify’s script works when only the address of the script is another', async ({
  page,
}) => {
  const told: string[] = [];
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) told.push(message.text());
  });
  const widget = await visitDifyPage(page);
  const { launcher } = widget;
  await expect(launcher).toHaveCSS('background-color', 'rgb(28, 100, 242)');
  await expect(launcher).toHaveCSS('box-shadow', /rgb\(255, 200, 0\)/);
  await expect(launcher).toHaveCSS('border-radius', '30px');
  await expect
    .poll(() => launcher.boundingBox())
    .toEqual({
      x: 1100 - 32 - 64,
      y: 800 - 48 - 64,
      width: 64,
      height: 64,
    });
  await expect(page.locator('#dify-chatbot-bubble-button')).toHaveClass(/shop-chat/);
  await expect(page.getByTitle('Ask the shop')).toBeAttached();
  await launcher.hover();
  await expect(launcher).toHaveCSS('opacity', '0.9');

  await page.getByRole('button', { name: 'Ask us' }).click();
  await expect(widget.composer).toBeVisible();
  await page.getByRole('button', { name: 'Ask us' }).click();
  await expect(widget.composer).toBeHidden();
  await launcher.click();
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, 'clicks')))
    .toEqual(['enter', 'click', 'click', 'enter', 'click']);
  await expect
    .poll(async () => {
      const panel = await widget.panel.boundingBox();
      const button = await page.getByRole('button', { name: 'Hide chat' }).boundingBox();
      return (button?.y ?? NaN) - ((panel?.y ?? NaN) + (panel?.height ?? NaN));
    })
    .toBeGreaterThanOrEqual(0);

  await widget.ask('Where is my parcel?');
  await widget.expectStatus('done');
  expect((await widget.last('GET /passport')).query).toMatchObject({ user_id: 'anna-81c2' });
  expect((await widget.last('POST /chat-messages')).body).toMatchObject({ inputs: { customer: 'Anna' } });
  const picture = widget.questions.evaluate(
    (question) => getComputedStyle(question, '::before').backgroundImage,
  );
  expect(await picture).toBe('url("https://shop.example/anna.png")');
  expect(told).toEqual([]);
});

test('rules for Dify’s bubble move the launcher and the panel with it; a hidden bubble leaves the chat to the page', async ({
  page,
}) => {
  const moved = await visitDifyPage(
    page,
    '#dify-chatbot-bubble-button { bottom: auto !important; top: 24px !important; left: 40px !important; right: auto !important; }',
  );
  await expect.poll(() => moved.launcher.boundingBox()).toMatchObject({ x: 40, y: 24 });
  await moved.open();
  const below = (await moved.panel.boundingBox())?.y ?? 0;
  expect(below).toBeGreaterThanOrEqual(24 + 64);
  expect((await moved.panel.boundingBox())?.x).toBeLessThan(100);

  const hidden = await visitDifyPage(page, '#dify-chatbot-bubble-button { display: none !important; }');
  await expect(hidden.launcher).toBeHidden();
  await page.getByRole('button', { name: 'Ask us' }).click();
  await expect(hidden.composer).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hide chat' })).toBeHidden();
  await hidden.button('Close chat').click();
  await expect(hidden.composer).toBeHidden();

  const reset = await visitDifyPage(page, '* { all: unset !important; }');
  await expect(reset.launcher).toHaveCSS('background-color', 'rgb(47, 91, 234)');
  await reset.open();
});
