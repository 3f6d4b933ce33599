import { expect, test } from '../fixtures';

test('arrow keys bring back what was asked in this conversation, and never take the caret from a text', async ({
  visit,
  page,
}) => {
  const widget = await visit();
  await widget.converse('Where is my parcel?');
  await widget.ask('And the other one?\nThe blue one?');
  await expect(widget.answers).toHaveCount(2);
  await widget.expectStatus('done');
  await expect(widget.composer).toBeFocused();

  // What listens comes with the tools of the answer.
  await expect(async () => {
    if ((await widget.composer.inputValue()) === '') await page.keyboard.press('ArrowUp');
    expect(await widget.composer.inputValue()).toBe('And the other one?\nThe blue one?');
  }).toPass();
  await page.keyboard.press('ArrowUp');
  await expect(widget.composer).toHaveValue('Where is my parcel?');
  await page.keyboard.press('ArrowUp');
  await expect(widget.composer).toHaveValue('Where is my parcel?');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(widget.composer).toHaveValue('');

  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(widget.composer).toHaveValue('And the other one?\nThe blue one?');
  await widget.composer.fill('Something else');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await expect(widget.composer).toHaveValue('Something else');
});

test('the key that ends a composition of an input method sends nothing, in any browser', async ({
  visit,
  page,
}) => {
  const widget = await visit();
  await widget.open();
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
  await page.keyboard.press('Enter');
  // Safari tells of the key after the composition, by its code alone.
  await widget.composer.dispatchEvent('keydown', { key: 'Enter', keyCode: 229 });
  await widget.composer.fill('日本');
  expect(await widget.count('POST /chat-messages')).toBe(0);
  await page.keyboard.press('Enter');
  await widget.expectStatus('done');
  await expect(widget.questions).toHaveText('日本');
});

test('the composer grows with its text up to a bound; by option Enter makes a line and Shift+Enter sends', async ({
  visit,
  page,
}) => {
  const widget = await visit({ config: { sendOnEnter: false } });
  await widget.open();
  const height = () => widget.composer.evaluate((field) => field.clientHeight);
  const ofOneLine = await height();
  await expect(widget.composer).toBeFocused();
  await page.keyboard.type('One');
  await page.keyboard.press('Enter');
  await page.keyboard.type('two');
  await expect(widget.composer).toHaveValue('One\ntwo');
  await expect.poll(height).toBeGreaterThan(ofOneLine);
  await widget.composer.fill('A line.\n'.repeat(40));
  await expect
    .poll(() => widget.composer.evaluate((field) => field.scrollHeight > field.clientHeight))
    .toBe(true);
  const bound = await height();
  expect(bound).toBeLessThan(await widget.log.evaluate((log) => log.clientHeight));
  expect(await widget.count('POST /chat-messages')).toBe(0);
  await page.keyboard.press('Shift+Enter');
  await widget.expectStatus('done');
  await expect.poll(height).toBe(ofOneLine);
});
