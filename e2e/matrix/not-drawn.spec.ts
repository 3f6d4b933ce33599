import { expect, test, Widget } from '../fixtures';
import { makePage } from '../made-pages';
import { restoreCopy, swapBody } from './hosts';

/** Dify's own bubble is hidden, and the page has a button in its place. */
const BODY = `<body><h1>A shop</h1>
  <button type="button" onclick="document.getElementById('dify-chatbot-bubble-button').click()">Ask us</button></body>`;

test('a launcher that the page hides comes along into a new body and an old one: the page’s own button opens the chat', async ({
  page,
}) => {
  const widget = new Widget(page, {});
  await widget.set({ delayMs: 0 });
  const { token, apiUrl } = widget;
  const path =
    await makePage(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host page</title>
    <link rel="icon" href="data:,"><style>#dify-chatbot-bubble-button { display: none !important; }</style>
    <script>window.difyChatbotConfig = ${JSON.stringify({ token, apiUrl })};</script>
    <script src="/dist/embed.js" defer></script></head>${BODY}</html>`);
  await page.goto(path);
  for (const change of [undefined, swapBody, restoreCopy]) {
    await change?.({ page, body: BODY });
    await expect(page.locator('dify-chat')).toHaveCount(1);
    await widget.button('Ask us').click();
    await expect(widget.composer).toBeVisible();
    await widget.button('Close chat').click();
    await expect(widget.composer).toBeHidden();
  }
});

test('a phone’s sheet, under which no launcher is drawn, is there again over a new body', async ({
  visit,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 700 });
  const widget = await visit();
  await widget.open();
  await widget.composer.fill('A draft');
  await expect(widget.button('Hide chat')).toBeHidden();
  await swapBody({ page, body: BODY });
  await expect(page.locator('h1')).toHaveText('A shop');
  await expect(widget.composer).toHaveValue('A draft');
  await expect.poll(() => widget.panel.evaluate((dialog) => dialog.matches(':modal'))).toBe(true);
  await widget.button('Close chat').click();
  await expect(widget.launcher).toBeVisible();
});
