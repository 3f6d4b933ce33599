import { expect, test } from '../fixtures';

/** Options that no JSON can hold. */
const withOptions = (source: string): { head: string } => ({
  head: `<script nonce="host-page">Object.assign(window.difyChatbotConfig, ${source});</script>`,
});

test('`beforeSend` changes what goes out, and adds inputs', async ({ visit }) => {
  const widget = await visit({
    page: withOptions(`{
      beforeSend: async ({ text }) => ({ text: text.replace(/\\d{4,}/, '****'), inputs: { page: '/boots' } }),
    }`),
  });
  await widget.converse('My card is 4111111111111111');
  expect((await widget.last('POST /chat-messages')).body).toMatchObject({
    query: 'My card is ****',
    inputs: { page: '/boots' },
  });
});

test('a refused question is not sent: the page’s sentence stands in its place, and the question can be changed', async ({
  visit,
}) => {
  const widget = await visit({
    page: withOptions(
      `{ beforeSend: ({ text }) => (/\\d/.test(text) ? { refuse: 'No numbers, please.' } : undefined) }`,
    ),
  });
  await widget.open();
  await widget.ask('My card is 4111');
  await expect(widget.alert).toContainText('No numbers, please.');
  await widget.expectStatus('error');
  expect(await widget.count('POST /chat-messages')).toBe(0);

  await widget.questions.hover();
  await widget.button('Edit').click();
  await widget.page.getByRole('textbox', { name: 'Edit message' }).fill('Where are my boots?');
  await widget.button('Save').click();
  await widget.expectStatus('done');
  await expect.poll(() => widget.count('POST /chat-messages')).toBe(1);
});

test('`onReply` changes the answer that is shown, also after a reload', async ({ visit, page }) => {
  const widget = await visit({
    page: withOptions(`{ onReply: ({ text }) => text.replace('for life', 'for **two lives**') }`),
  });
  await widget.converse('What is the guarantee?');
  await expect(widget.answer.getByText('two lives')).toBeVisible();
  await page.reload();
  await widget.open();
  await expect(widget.answer.getByText('two lives')).toBeVisible();
});
