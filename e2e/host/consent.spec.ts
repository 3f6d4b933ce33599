import { PAGES, SANDBOX } from '../ports';
import { expect, test } from '../fixtures';

test('before the page has consent nothing is asked, loaded or stored; then what was pressed goes on', async ({
  visit,
  page,
  context,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith(SANDBOX) || url.startsWith(`${PAGES}/dist/`)) asked.push(url);
  });
  const widget = await visit({
    config: { consent: 'ask-page', draggable: true, teaser: { text: 'Hello?', afterSeconds: 0 } },
    page: {
      head: `<script nonce="host-page">
        window.told = [];
        for (const name of ['open', 'ready']) addEventListener('dify-chat:' + name, () => told.push(name));
      </script>`,
    },
  });
  await widget.launcher.hover();
  await widget.launcher.click();
  await page.evaluate(() => window.DifyChat?.('send', 'Where is my parcel?'));
  const told = (): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'told'));
  expect(await told()).toEqual(['open']);
  expect(asked).toEqual([`${PAGES}/dist/embed.js`]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  expect(await context.cookies()).toEqual([]);

  await page.evaluate(() => window.DifyChat?.('grantConsent'));
  await widget.expectStatus('done');
  await expect(widget.questions).toHaveText('Where is my parcel?');
  expect(await told()).toEqual(['open', 'ready']);
});

test('with consent that was never asked for, `grantConsent` changes nothing', async ({ visit, page }) => {
  const widget = await visit();
  await page.evaluate(() => window.DifyChat?.('grantConsent'));
  expect((await widget.state()).counts).toEqual({});
  await widget.converse('Where is my parcel?');
});
