import { expect, test, hearOwner } from '../fixtures';

test('`setUser` goes on as another person: nothing of the former is shown, sent or read', async ({
  visit,
  page,
}) => {
  const widget = await visit({ config: { user: { id: 'anna-81c2' } } });
  await widget.converse('Where is my parcel?');
  await page.evaluate(() => window.DifyChat?.('setUser', { id: 'ben-55d0' }));
  await expect(widget.questions).toHaveCount(0);
  await expect(widget.composer).toBeVisible();
  await widget.ask('What do you remember?');
  await widget.expectStatus('done');
  expect((await widget.last('POST /chat-messages')).body).toMatchObject({
    conversation_id: '',
    parent_message_id: null,
  });
  await widget.button('Conversations').click();
  const list = page.getByRole('navigation', { name: 'Conversations' });
  await expect(list.getByRole('button', { name: /^More for/ })).toHaveCount(1);

  // And back: the first person's conversation is where it was left.
  await page.evaluate(() => window.DifyChat?.('setUser', { id: 'anna-81c2' }));
  await expect(widget.questions).toHaveText('Where is my parcel?');
});

test('`setOptions` changes look at once, and anything else without losing the conversation', async ({
  visit,
  page,
}) => {
  const widget = await visit();
  await widget.converse('Where is my parcel?');
  await widget.composer.fill('A draft');
  await page.evaluate(() => window.DifyChat?.('setOptions', { theme: 'dark', accent: '#0a7d4b' }));
  await expect(page.locator('dify-chat')).toHaveAttribute('data-theme', 'dark');
  await expect(widget.composer).toHaveValue('A draft');

  await page.evaluate(() => window.DifyChat?.('setOptions', { title: 'Quay', placeholder: 'Say it' }));
  await expect(page.getByRole('dialog', { name: 'Quay' })).toBeVisible();
  await expect(page.getByPlaceholder('Say it')).toBeVisible();
  await expect(widget.questions).toHaveText('Where is my parcel?');
  await expect(widget.composer).toHaveValue('A draft');
  await expect(page.getByRole('dialog')).toHaveCount(1);
});

test('what only the launcher knows leaves an answer on its way alone; a panel that begins anew keeps inputs and focus, also in its place', async ({
  visit,
  page,
}) => {
  const widget = await visit({ settings: { hold: { after: 3 } } });
  const change = (options: object): Promise<unknown> =>
    page.evaluate((changed) => window.DifyChat?.('setOptions', changed), options);
  await widget.open();
  await widget.ask('Where is my parcel?');
  await widget.expectStatus('streaming');
  const panel = await widget.panel.elementHandle();
  await change({ draggable: true, teaser: { text: 'Any questions?' }, keepOpen: true });
  await widget.release();
  await widget.expectStatus('done');
  expect(await panel?.evaluate((element) => element.isConnected)).toBe(true);

  await visit({
    scenario: 'form',
    config: { mode: 'inline', target: 'h1' },
    page: { style: 'h1 { height: 600px; }' },
  });
  await expect(page.getByRole('form', { name: 'Before we start' })).toBeVisible();
  await page.evaluate(() => window.DifyChat?.('setInputs', { name: 'Ada' }));
  await change({ title: 'Quay' });
  await expect(page.getByRole('region', { name: 'Quay' }).getByRole('textbox').first()).toHaveValue('Ada');

  const inline = await visit({
    config: { mode: 'inline', target: 'h1' },
    page: { style: 'h1 { height: 600px; }' },
  });
  await expect(inline.composer).not.toBeFocused();
  await inline.composer.fill('Where is ');
  await change({ title: 'Quay' });
  await expect(page.getByRole('region', { name: 'Quay' })).toBeVisible();
  await expect(inline.composer).toBeFocused();
  await page.keyboard.type('my parcel?');
  await expect(inline.composer).toHaveValue('Where is my parcel?');
});

test('methods before the panel is there load nothing that was not asked for', async ({ visit, page }) => {
  const widget = await visit();
  await page.evaluate(() => window.DifyChat?.('setOptions', { theme: 'dark', title: 'Quay' }));
  await page.evaluate(() => window.DifyChat?.('setUser', { id: 'anna-81c2' }));
  await expect(page.locator('dify-chat')).toHaveAttribute('data-theme', 'dark');
  expect((await widget.state()).counts).toEqual({});
  await widget.open();
  await expect(page.getByRole('dialog', { name: 'Quay' })).toBeVisible();
});

test('`openConversation` shows it, `history: false` offers no list', async ({ visit, page }) => {
  const widget = await visit({ config: { history: false } });
  await widget.converse('Where is my parcel?');
  await expect(widget.button('Conversations')).toHaveCount(0);
  const [first] = (await widget.state()).conversations;
  await widget.button('New conversation').click();
  await expect(widget.questions).toHaveCount(0);
  await page.evaluate((id) => window.DifyChat?.('openConversation', id), first?.id);
  await expect(widget.questions).toHaveText('Where is my parcel?');
});

test('a text that cannot be sent now waits in the composer', async ({ visit, page }) => {
  const widget = await visit({ settings: { hold: { after: 2 } } });
  await widget.open();
  await widget.ask('Where is my parcel?');
  await expect.poll(async () => (await widget.state()).held).toBe(1);
  await page.evaluate(() => window.DifyChat?.('send', 'And the other one?'));
  await expect(widget.composer).toHaveValue('And the other one?');
  await widget.release();
  await widget.expectStatus('done');
  await expect.poll(() => widget.count('POST /chat-messages')).toBe(1);
});

test('`responseMode` and `traceId` go along in the body; a blocking answer looks like any other', async ({
  visit,
}) => {
  const widget = await visit({ config: { responseMode: 'blocking', traceId: 'shop-42' } });
  await widget.converse('What is the guarantee?');
  await expect(widget.answer).toContainText('for life');
  expect((await widget.last('POST /chat-messages')).body).toMatchObject({
    response_mode: 'blocking',
    trace_id: 'shop-42',
  });
});

test('`send` takes files and inputs along: uploaded, shown beside the question, and sent with it', async ({
  visit,
  page,
}) => {
  const widget = await visit({ scenario: 'upload' });
  await page.evaluate(() => {
    const file = new File(['Order 4821'], 'receipt.txt', { type: 'text/plain' });
    window.DifyChat?.('send', 'Is this mine?', { files: [file], inputs: { page: '/orders' } });
  });
  await widget.expectStatus('done');
  await expect(widget.questions).toContainText('receipt.txt');
  await expect(widget.composer).toHaveValue('');
  const { body } = await widget.last('POST /chat-messages');
  expect(body).toMatchObject({ query: 'Is this mine?', inputs: { page: '/orders' } });
  expect(body).toHaveProperty('files.0.transfer_method', 'local_file');
});

test('a file that the app refuses keeps the page’s question in the composer, with the reason', async ({
  visit,
  page,
}) => {
  const widget = await visit({ scenario: 'upload' });
  await page.evaluate(() => {
    const file = new File(['MZ'], 'setup.exe', { type: 'application/octet-stream' });
    window.DifyChat?.('send', 'Is this safe?', { files: [file] });
  });
  const tiles = page.getByRole('list', { name: 'Attachments' });
  await expect(tiles).toContainText('This kind of file is not accepted.');
  await expect(widget.composer).toHaveValue('Is this safe?');
  expect(await widget.count('POST /chat-messages')).toBe(0);
});

test('`DifyChat.get()` gives every method as soon as the script has run; what is to be measured is marked', async ({
  visit,
  page,
}) => {
  const widget = await visit({ settings: { hold: { after: 2 } } });
  await expect(widget.launcher).toBeVisible();
  const marks = (): Promise<string[]> =>
    page.evaluate(() => performance.getEntriesByType('mark').map(({ name }) => name));
  expect(await marks()).toEqual(['dify-chat:launcher']);
  const found = await page.evaluate(
    (token) => [undefined, token, 'nobody'].map((name) => typeof window.DifyChat?.get?.(name)),
    widget.token,
  );
  expect(found).toEqual(['object', 'object', 'undefined']);

  await page.evaluate(() => {
    const chat = window.DifyChat?.get?.();
    const heard: unknown[] = [];
    Object.assign(window, { chat, heard });
    for (const name of ['inputs-change', 'message-stopped', 'message-end', 'destroy'] as const)
      chat?.on(name, (detail) => heard.push([name, Object(detail).status]));
    chat?.setInputs({ page: '/shoes' });
    chat?.prefill('Where is my parcel?');
  });
  await expect(widget.composer).toHaveValue('Where is my parcel?');
  await page.evaluate('chat.toggle()');
  await expect(widget.panel).toBeHidden();
  await page.evaluate('chat.toggle()');
  await widget.composer.press('Enter');
  await expect.poll(async () => (await widget.state()).held).toBe(1);
  await expect.poll(marks).toEqual(['dify-chat:launcher', 'dify-chat:panel', 'dify-chat:first-token']);
  await page.evaluate('chat.stop()');
  await widget.expectStatus('stopped');
  expect((await widget.last('POST /chat-messages')).body).toMatchObject({ inputs: { page: '/shoes' } });

  await page.evaluate('chat.destroy(); chat.destroy()');
  await expect(page.locator('dify-chat')).toHaveCount(0);
  await expect
    .poll(() => page.evaluate('[heard, typeof DifyChat.get()]'))
    .toEqual([
      [
        ['inputs-change', undefined],
        ['message-stopped', undefined],
        ['message-end', 'stopped'],
        ['destroy', undefined],
      ],
      'undefined',
    ]);
});

test('`setOptions` takes back what is `undefined`, before the panel is there and after, and tells what is wrong', async ({
  visit,
  page,
}) => {
  const told = hearOwner(page);
  const widget = await visit({ settings: { site: { chat_color_theme: '#0a7d4b' } } });
  const change = (options: string): Promise<void> => page.evaluate(`void DifyChat('setOptions', ${options})`);
  const launcher = page.getByRole('button', { name: /Open chat|Hide chat/ });
  await change(`{ accent: '#ff0000', zIndex: 7, draggable: true, position: 'bottom-left' }`);
  await expect(launcher).toHaveCSS('background-color', 'rgb(255, 0, 0)');
  await expect(launcher).toHaveCSS('z-index', '7');
  await expect(launcher).toHaveAccessibleDescription(/arrow key/);
  await change('{ accent: undefined, zIndex: undefined, draggable: undefined, position: null }');
  await expect(launcher).toHaveCSS('background-color', 'rgb(47, 91, 234)');
  await expect(launcher).toHaveCSS('z-index', '2147400000');
  await expect(launcher).toHaveAccessibleDescription('');
  await expect(page.locator('dify-chat')).toHaveAttribute('data-position', 'bottom-right');
  expect((await widget.state()).counts).toEqual({});

  await widget.open();
  await expect(launcher).toHaveCSS('background-color', 'rgb(10, 125, 75)');
  await change(`{ accent: '#ff0000', width: 500 }`);
  await expect(widget.panel).toHaveCSS('width', '500px');
  await expect(launcher).toHaveCSS('background-color', 'rgb(255, 0, 0)');
  await change('{ accent: undefined, width: undefined }');
  await expect(widget.panel).toHaveCSS('width', '400px');
  await expect(launcher).toHaveCSS('background-color', 'rgb(10, 125, 75)');

  // Inputs are the conversation's: nothing begins anew.
  await page.evaluate('var panel = document.querySelector("dify-chat").shadowRoot.querySelector(".panel")');
  await change(`{ inputs: { page: '/shoes' } }`);
  await widget.ask('Where is my parcel?');
  await widget.expectStatus('done');
  expect((await widget.last('POST /chat-messages')).body).toMatchObject({ inputs: { page: '/shoes' } });
  expect(await page.evaluate('panel.isConnected')).toBe(true);

  await change(`{ theme: 'blue', colour: 'red' }`);
  await expect(page.locator('dify-chat')).toHaveAttribute('data-theme', 'auto');
  await expect
    .poll(() => told)
    .toEqual([
      '[dify-chat] option "theme" should be: auto | light | dark',
      '[dify-chat] unknown option "colour"',
    ]);
});
