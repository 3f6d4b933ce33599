import { STRICT, expect, test, Widget } from './serve';

/** `<dify-chat>` of this module; the page's own scripts stand before it. */
const DEFINED = '<script type="module" src="/dist/element.js"></script>';

/** Attributes that lead to the widget's app. */
const access = ({ token, apiUrl }: Widget): string => `token="${token}" api-url="${apiUrl}"`;

test('attributes are options, also those that change; what has the launcher’s slot is its icon', async ({
  visitBody,
  page,
  told,
}) => {
  const widget = await visitBody(
    (own) => `<dify-chat ${access(own)} theme="dark" launcher-text="Ask us" width="500" z-index="7"
      title="Quay" history="perhaps" draggable="true" markdown='{ "images": "all" }'>
      <b slot="launcher">?</b></dify-chat>${DEFINED}`,
    { page: { csp: STRICT } },
  );
  const host = page.locator('dify-chat');
  await expect(page.getByRole('complementary', { name: 'Chat' })).toBeAttached();
  await expect(widget.launcher).toHaveAccessibleName('Ask us: Open chat');
  await expect(widget.launcher).toHaveCSS('z-index', '7');
  await expect(page.locator('b')).toBeInViewport();
  await widget.converse('Where is my parcel?');
  await expect(host).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('dialog', { name: 'Quay' })).toHaveCSS('width', '500px');
  // Else the browser would show the option as a tooltip all over the chat.
  await expect(host.locator('xpath=self::*')).toHaveAttribute('title', 'Quay');
  expect(
    await host.evaluate(({ shadowRoot }) =>
      Array.from(shadowRoot?.children ?? [], (child) => child.getAttribute('title')),
    ),
  ).toEqual(['']);

  // As a page does that is morphed into what its server has drawn.
  await host.evaluate((element) => {
    for (const name of ['role', 'aria-label', 'style', 'data-mode', 'data-theme'])
      element.removeAttribute(name);
  });
  await expect(host).toHaveAttribute('data-theme', 'dark');
  await expect(host).toHaveCSS('color-scheme', 'dark');
  await expect(page.getByRole('complementary', { name: 'Chat' })).toBeAttached();

  await widget.composer.fill('A draft');
  await host.evaluate((element) => {
    element.setAttribute('title', 'Harbor');
    element.setAttribute('theme', 'light');
    element.removeAttribute('width');
  });
  await expect(page.getByRole('dialog', { name: 'Harbor' })).toHaveCSS('width', '400px');
  await expect(host).toHaveAttribute('data-theme', 'light');
  await expect(widget.questions).toHaveText('Where is my parcel?');
  await expect(widget.composer).toHaveValue('A draft');
  await host.evaluate((element) => element.setAttribute('open', ''));
  await host.evaluate((element) => element.removeAttribute('open'));
  await expect(widget.panel).toBeHidden();
  await expect
    .poll(() => widget.state())
    .toMatchObject({ passports: 1, counts: { 'POST /chat-messages': 1 } });
  await expect.poll(() => told).toEqual(['[dify-chat] option "history" should be: boolean']);
});

test('properties set before the element is defined count; later ones, methods and events as well', async ({
  visitBody,
  page,
  told,
}) => {
  const widget = await visitBody(
    () => `<dify-chat title="Attribute"></dify-chat><script>
      var chat = document.querySelector('dify-chat'), heard = [];
      function caller(name) {
        return function (...call) { if (!heard.includes(name)) heard.push(name); return fetch(...call); };
      }
      chat.fetch = caller('first fetch');
      chat.title = 'Quay';
      chat.apiUrl = difyChatbotConfig.apiUrl;
      chat.addEventListener('dify-chat:message-sent', ({ detail }) => heard.push(detail.text));
    </script>${DEFINED}`,
  );
  const { token } = widget;
  // Without a token nothing begins, and a call waits.
  await page.evaluate(async (code) => {
    await customElements.whenDefined('dify-chat');
    const chat = document.querySelector('dify-chat');
    chat?.on('message-end', ({ status }) => Reflect.get(window, 'heard').push(status));
    chat?.send('Where is my parcel?');
    if (chat) chat.token = code;
  }, token);
  await widget.expectStatus('done');
  await expect(page.getByRole('dialog', { name: 'Quay' })).toBeVisible();
  await widget.composer.fill('What do you remember?');
  await page.evaluate('chat.fetch = caller("second fetch")');
  await widget.composer.press('Enter');
  await expect(widget.questions).toHaveCount(2);
  await widget.expectStatus('done');
  await expect
    .poll(() => page.evaluate('heard'))
    .toEqual(['first fetch', 'Where is my parcel?', 'done', 'What do you remember?', 'second fetch', 'done']);
  expect(
    await page.evaluate('[chat.token, chat.title, chat.draggable, Object.hasOwn(chat, "title")]'),
  ).toEqual([token, 'Quay', false, false]);

  // As some frameworks do with every name that an element knows.
  await page.evaluate('chat.open = false; chat.close()');
  await expect(widget.panel).toBeHidden();
  await page.evaluate('chat.setUser({ id: "ben-55d0" }); chat.open()');
  await expect(widget.composer).toBeVisible();
  await expect(widget.questions).toHaveCount(0);
  await expect.poll(() => told).toEqual(['[dify-chat] no token: the chat begins as soon as there is one']);
});

test('a move in the document changes nothing; who is out for longer leaves no trace and comes back', async ({
  visitBody,
  page,
}) => {
  const widget = await visitBody(
    (own) => `<dify-chat ${access(own)} height="420" style="--dify-chat-width: 380px"></dify-chat>${DEFINED}`,
  );
  const host = page.locator('dify-chat');
  await widget.converse('Which jacket keeps me dry on the coast?');
  await widget.composer.fill('A draft');
  const place = (): Promise<number> => widget.log.evaluate(({ scrollTop }) => scrollTop);
  // The last that comes below an answer, and makes the thread follow once more.
  await expect(page.getByRole('group', { name: 'Suggested questions' })).toBeInViewport();
  await expect.poll(place).toBeGreaterThan(50);
  const { counts } = await widget.state();
  await page.evaluate('var panel = document.querySelector("dify-chat").shadowRoot.querySelector(".panel")');
  const before = await place();
  await host.evaluate(async (element) => {
    element.remove();
    await Promise.resolve();
    document.querySelector('h1')?.after(element);
  });
  await expect(widget.panel).toBeVisible();
  await expect.poll(place).toBe(before);
  await expect(widget.composer).toHaveValue('A draft');
  await widget.ask('And for women?');
  await widget.expectStatus('done');
  expect(await page.evaluate('panel.isConnected')).toBe(true);
  // Nothing was asked anew.
  for (const route of ['GET /passport', 'GET /parameters', 'GET /messages'])
    expect(await widget.count(route), route).toBe(counts[route] ?? 0);

  const left = await host.evaluate(
    (element) =>
      new Promise<string>((resolve) => {
        element.addEventListener('dify-chat:destroy', () => setTimeout(() => resolve(element.outerHTML)));
        Object.assign(window, { taken: element });
        element.remove();
      }),
  );
  expect(left).toBe(
    `<dify-chat token="${widget.token}" api-url="${widget.apiUrl}" height="420" style="--dify-chat-width: 380px;"></dify-chat>`,
  );
  await page.evaluate('document.body.append(taken)');
  await widget.open();
  await expect(widget.questions).toHaveCount(2);
  await expect(widget.panel).toHaveCSS('width', '380px');
  await expect.poll(async () => (await widget.state()).passports).toBe(1);

  // A phone's sheet is modal, and still so after a move.
  await page.setViewportSize({ width: 390, height: 700 });
  const isModal = (): Promise<boolean> => widget.panel.evaluate((dialog) => dialog.matches(':modal'));
  await expect.poll(isModal).toBe(true);
  await page.evaluate('document.querySelector("h1").after(taken)');
  await expect.poll(isModal).toBe(true);
  await expect(widget.composer).toBeVisible();
});

test('an inline element is filled without a move of focus or page; a second element is another widget', async ({
  visitBody,
  page,
}) => {
  const other = new Widget(page, {});
  await other.set({ delayMs: 0 });
  const widget = await visitBody(
    (own) => `<div style="height: 500px; width: 420px; margin-top: 1500px">
      <dify-chat id="inline" mode="inline" title="Inside" ${access(own)}></dify-chat></div>
      <dify-chat id="bubble" position="bottom-left" ${access(other)}></dify-chat>${DEFINED}`,
  );
  const region = page.getByRole('region', { name: 'Inside' });
  await expect(region.getByRole('textbox', { name: 'Message' })).toBeVisible();
  await expect(region).toHaveCSS('height', '500px');
  await expect(region).toHaveCSS('width', '420px');
  expect(await page.evaluate(() => [document.activeElement?.tagName, scrollY])).toEqual(['BODY', 0]);
  await page.locator('#inline').evaluate((element) => {
    element.shadowRoot?.querySelector('textarea')?.focus();
  });
  await region.getByRole('textbox', { name: 'Message' }).fill('Where is my parcel?');
  await page.keyboard.press('Enter');
  await expect(region.locator('article[data-status=done]')).toBeVisible();

  await widget.launcher.click();
  const dialog = page.locator('#bubble').getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Message' }).fill('What is the guarantee?');
  await page.keyboard.press('Enter');
  await expect(dialog.locator('article[data-status=done]')).toContainText('for life');
  await expect
    .poll(async () => (await widget.state()).messages)
    .toMatchObject([{ query: 'Where is my parcel?' }]);
  await expect
    .poll(async () => (await other.state()).messages)
    .toMatchObject([{ query: 'What is the guarantee?' }]);
});

test('the script tag’s widget and the element leave each other alone, whichever comes first', async ({
  visitBody,
  page,
  told,
}) => {
  const own = new Widget(page, {});
  await own.set({ delayMs: 0 });
  for (const when of ['head', 'late']) {
    const script = await visitBody(() => `<dify-chat title="Element" ${access(own)}></dify-chat>${DEFINED}`, {
      config: { title: 'Script', position: 'bottom-left' },
      page: { when },
    });
    await expect(script.launcher).toHaveCount(2);
    await page.evaluate(() => window.DifyChat?.('send', 'Where is my parcel?'));
    await expect(page.getByRole('dialog', { name: 'Script' })).toBeVisible();
    await script.expectStatus('done');
    await page.evaluate(() => window.DifyChat?.('destroy'));
    await expect(page.locator('dify-chat')).toHaveCount(1);
    await own.launcher.click();
    await expect(page.getByRole('dialog', { name: 'Element' })).toBeVisible();
  }
  expect(told).toEqual([]);
});

test('an attribute that is taken away leaves the widget as it was without it: the element’s own style, the app’s colour', async ({
  visitBody,
  page,
  told,
}) => {
  const widget = await visitBody(
    (own) => `<dify-chat ${access(own)} draggable="true" teaser='{ "text": "Questions?", "afterSeconds": 0 }'
      style="--dify-chat-accent: rgb(1, 2, 3); --dify-chat-width: 380px"></dify-chat>${DEFINED}`,
    { settings: { site: { chat_color_theme: '#0a7d4b' } } },
  );
  const launcher = page.getByRole('button', { name: /Open chat|Hide chat/ });
  const set = (attributes: Record<string, string | null>): Promise<void> =>
    page.evaluate((changed) => {
      const element = document.querySelector('dify-chat');
      for (const [name, value] of Object.entries(changed))
        if (value === null) element?.removeAttribute(name);
        else element?.setAttribute(name, value);
    }, attributes);
  const invitation = page.getByRole('button', { name: 'Questions?' });
  await expect(invitation).toBeVisible();
  await expect(launcher).toHaveAccessibleDescription(/arrow key/);
  await set({ draggable: null, teaser: null });
  await expect(invitation).toHaveCount(0);
  await expect(launcher).toHaveAccessibleDescription('');

  await widget.converse('Where is my parcel?');
  await expect(launcher).toHaveCSS('background-color', 'rgb(1, 2, 3)');
  await page.evaluate('var panel = document.querySelector("dify-chat").shadowRoot.querySelector(".panel")');
  await set({ accent: '#ff0000', 'z-index': '7' });
  await expect(launcher).toHaveCSS('background-color', 'rgb(255, 0, 0)');
  await expect(launcher).toHaveCSS('z-index', '7');
  await set({ accent: null, 'z-index': null });
  await expect(launcher).toHaveCSS('background-color', 'rgb(1, 2, 3)');
  await expect(launcher).toHaveCSS('z-index', '2147400000');
  expect(await page.evaluate('panel.isConnected')).toBe(true);

  await set({ width: '500' });
  await expect(widget.panel).toHaveCSS('width', '500px');
  await set({ width: null });
  await expect(widget.panel).toHaveCSS('width', '380px');
  await expect(widget.questions).toHaveText('Where is my parcel?');
  await page.evaluate('document.querySelector("dify-chat").style.removeProperty("--dify-chat-accent")');
  await expect(launcher).toHaveCSS('background-color', 'rgb(10, 125, 75)');
  expect(told).toEqual([]);
});
