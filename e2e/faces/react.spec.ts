import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { STRICT, expect, test } from './serve';

test('in strict mode there is one widget with one passport; props are its options, and it goes without a trace', async ({
  visitReact,
  page,
  told,
}) => {
  const widget = await visitReact(`<div id="app"></div><script type="module">
    import { StrictMode, createElement, createRef, createRoot } from 'react';
    import { DifyChat } from '/dist/react.js';
    const { token, apiUrl } = difyChatbotConfig;
    const root = createRoot(document.querySelector('#app'));
    window.heard = [];
    window.chat = createRef();
    window.draw = (name, props) => {
      const handlers = { onMessageEnd: ({ status }) => heard.push(name + ' ' + status) };
      const written = { token, apiUrl, user: { id: 'anna-81c2' }, starters: ['A?'], ref: chat };
      root.render(createElement(StrictMode, null, createElement(DifyChat, { ...written, ...handlers, ...props })));
    };
    window.leave = () => root.unmount();
    window.empty = document.documentElement.outerHTML;
    draw('first');
  </script>`);
  await widget.converse('Where is my parcel?');
  await widget.composer.fill('A draft');
  const panel = page.getByRole('dialog');
  await page.evaluate('var node = document.querySelector("dify-chat").shadowRoot.querySelector(".panel")');
  await page.evaluate('draw("second", { theme: "dark", accent: "#ff0000" })');
  await expect(page.locator('dify-chat')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('dify-chat')).toHaveCSS('--dify-chat-accent', '#ff0000');
  await page.evaluate('draw("second", { theme: "dark", accent: undefined, inputs: { page: "/" } })');
  // The app's.
  await expect(page.locator('dify-chat')).toHaveCSS('--dify-chat-accent', '#2f5bea');
  await expect(widget.composer).toHaveValue('A draft');
  expect(await page.evaluate('node.isConnected')).toBe(true);

  await page.evaluate('draw("third", { title: "Quay", open: true })');
  await expect(page.getByRole('dialog', { name: 'Quay' })).toBeVisible();
  await expect(widget.questions).toHaveText('Where is my parcel?');
  await page.evaluate('draw("third", { title: "Quay" })');
  await expect(panel).toBeHidden();
  await page.evaluate('chat.current.send("What do you remember?")');
  await expect(widget.questions).toHaveCount(2);
  await widget.expectStatus('done');
  await expect.poll(() => page.evaluate('heard')).toEqual(['first done', 'third done']);
  await expect(page.locator('dify-chat')).toHaveCount(1);
  await expect
    .poll(() => widget.state())
    .toMatchObject({ passports: 1, counts: { 'POST /chat-messages': 2 } });

  await page.evaluate('leave()');
  await expect(page.locator('dify-chat')).toHaveCount(0);
  expect(await page.evaluate('document.documentElement.outerHTML === empty')).toBe(true);
  expect(told).toEqual([]);
});

test('a server draws it, the page takes that over without a word, and an inline chat fills its place', async ({
  visitReact,
  page,
  told,
}) => {
  // Nothing of the package needs a document to be imported.
  const [{ DifyChat }] = await Promise.all(
    ['react', 'element', 'index'].map(
      (name) => import(new URL(`../../dist/${name}.js`, import.meta.url).href),
    ),
  );
  const draw = (props: object): string =>
    renderToString(createElement(DifyChat, { token: 'basic', ...props }));
  expect(draw({})).toBe('');
  const html = draw({ mode: 'inline' });
  expect(html).toBe('<div></div>');

  const widget = await visitReact(
    `<div id="app">${html}</div><script type="module" nonce="host-page">
      import { StrictMode, createElement, hydrateRoot } from 'react';
      import { DifyChat } from '/dist/react.js';
      const { token, apiUrl } = difyChatbotConfig;
      const props = { token, apiUrl, mode: 'inline', title: 'Inside' };
      const app = createElement(StrictMode, null, createElement(DifyChat, props));
      hydrateRoot(document.querySelector('#app'), app);
    </script>`,
    { page: { csp: STRICT, style: '#app { height: 500px; width: 420px; margin-top: 1500px; }' } },
  );
  const region = page.getByRole('region', { name: 'Inside' });
  await expect(widget.composer).toBeVisible();
  await expect(region).toHaveCSS('height', '500px');
  await expect(region).toHaveCSS('width', '420px');
  expect(await page.evaluate(() => [document.activeElement?.tagName, scrollY])).toEqual(['BODY', 0]);
  await widget.ask('Where is my parcel?');
  await widget.expectStatus('done');
  await expect.poll(async () => (await widget.state()).passports).toBe(1);
  expect(told).toEqual([]);
});
