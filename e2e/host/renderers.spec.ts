import { expect, test, hearOwner } from '../fixtures';

/** The page's own drawing; its styles are those of the page. */
const PAGE = {
  style: '.mine { color: rgb(120, 0, 120); }',
  head: `<script nonce="host-page">
    const draw = (text) => (part, former) => {
      const node = former ?? Object.assign(document.createElement('div'), { className: 'mine' });
      node.textContent = text(part);
      return node;
    };
    window.difyChatbotConfig.renderers = {
      text: draw(({ text, complete }) => (complete ? '' : '… ') + text.length + ' characters'),
      tool: draw(({ name, running }) => (running ? 'asks ' : 'asked ') + name),
      citation: draw(({ name, passages }) => 'From ' + name + ', ' + passages.length),
      file: ({ kind, url }) => (kind === 'image' ? Object.assign(new Image(200, 120), { src: url, alt: 'Mine' }) : undefined),
      step: () => { throw new Error('No steps.'); },
      reasoning: async () => document.createElement('i'),
    };
  </script>`,
};

test('the page draws parts of an answer itself: in its own styles, while they grow, and below the same names', async ({
  visit,
  page,
}) => {
  const widget = await visit({ scenario: 'agent', page: PAGE, settings: { hold: { after: 2 } } });
  await widget.open();
  await widget.ask('Do I need a jacket?');
  await expect.poll(async () => (await widget.state()).held).toBe(1);
  const mine = page.locator('.mine');
  await expect(mine.filter({ hasText: /^… \d+ characters$/ })).toBeVisible();
  await widget.release();
  await widget.expectStatus('done');
  await expect(mine.filter({ hasText: /^… / })).toHaveCount(0);
  await expect(mine.filter({ hasText: /^asked / }).first()).toHaveCSS('color', 'rgb(120, 0, 120)');
  await expect(page.getByRole('img', { name: 'Mine' })).toBeVisible();

  await page.evaluate(() => window.DifyChat?.('newConversation'));
  await expect(mine).toHaveCount(0);
});

test('a source that the page draws stands in the list; a renderer that throws, or gives no node, is told, and its part drawn as usual', async ({
  visit,
  page,
}) => {
  const told = hearOwner(page);
  const widget = await visit({ scenario: 'chatflow', profile: 'e', page: PAGE });
  await widget.converse('Which jacket?');
  await widget.answer.getByRole('button', { name: /^Sources/ }).click();
  await expect(page.getByText(/^From .+, \d$/).first()).toBeVisible();
  await widget.answer.getByRole('button', { name: /^Steps/ }).click();
  await expect(widget.answer.getByText('Ask the harbour master')).toBeVisible();
  expect(told.filter((line) => line.includes('renderers.step failed')).length).toBeGreaterThan(0);
  await expect(widget.answer.getByRole('button', { name: /^Thought/ }).first()).toBeVisible();
  // Once, not with each change of what streams.
  const reasons = told.filter((line) => line.includes('renderers.reasoning failed'));
  expect(reasons).toEqual([expect.stringContaining('neither a node nor a text')]);
});
