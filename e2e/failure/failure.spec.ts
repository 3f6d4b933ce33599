import { expect, test } from '../fixtures';

test('a cut connection keeps the partial text with «Try again», after exactly one POST', async ({
  visit,
}) => {
  const widget = await visit({ scenario: 'cut', settings: { delayMs: 20 } });
  await widget.open();
  await widget.ask('Is the showroom open on Sunday?');
  await widget.expectStatus('error');
  await expect(widget.answer).toContainText(/\w+ \w+/);
  await expect(widget.alert).toContainText('Your question was not sent twice.');
  await expect.poll(() => widget.count('POST /chat-messages')).toBe(1);
  // Nothing is said to be on its way any more.
  await expect(widget.page.locator('dify-chat [aria-live=polite]').getByText('Answering…')).toHaveCount(0);

  await widget.alert.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => widget.count('POST /chat-messages')).toBe(2);
  await widget.expectStatus('error');
});

test('a cut answer that the server has whole is repaired by reading, without a second POST', async ({
  visit,
}) => {
  const widget = await visit({ scenario: 'cut', settings: { cutStored: true, delayMs: 20 } });
  await widget.converse('Is the showroom open on Sunday?');
  await expect(widget.alert).toHaveCount(0);
  await expect.poll(() => widget.count('POST /chat-messages')).toBe(1);
});

for (const profile of ['a', 'd'] as const) {
  test(`profile ${profile.toUpperCase()}: an error in mid-answer keeps the text and ends the waiting`, async ({
    visit,
  }) => {
    const widget = await visit({ scenario: 'error', profile });
    await widget.open();
    await widget.ask('What is the capital?');
    await widget.expectStatus('error');
    await expect(widget.alert).toBeVisible();
    await expect(widget.alert.getByRole('button', { name: 'Try again' })).toBeVisible();
    await expect(widget.button('Send')).toBeVisible();
  });
}

test('an expired passport is renewed without the visitor noticing', async ({ visit }) => {
  const widget = await visit({ scenario: 'expire', config: { user: { id: 'visitor-7f3a' } } });
  await widget.converse('Where is my parcel?');
  await widget.ask('And the other one?');
  await expect(widget.answers).toHaveCount(2);
  await widget.expectStatus('done');
  await expect(widget.alert).toHaveCount(0);
});

test('an anonymous visitor whose passport is lost is answered in a new conversation and told so', async ({
  visit,
  page,
}) => {
  const widget = await visit({ scenario: 'expire' });
  await widget.converse('Where is my parcel?');
  await widget.ask('And the other one?');
  await expect(page.getByText('The earlier conversation is no longer there.')).toBeVisible();
  await expect(widget.questions).toHaveText('And the other one?');
  await widget.expectStatus('done');
});

test('a conversation that is gone gives way to a new one; the question is answered', async ({ visit }) => {
  const widget = await visit();
  await widget.converse('Where is my parcel?');
  await widget.set({
    failNext: {
      route: 'POST /chat-messages',
      status: 404,
      code: 'not_found',
      message: 'Conversation Not Exists.',
      times: 1,
    },
  });
  await widget.ask('Are you still there?');
  await expect(widget.page.getByText('The earlier conversation is no longer there.')).toBeVisible();
  await expect(widget.questions).toHaveText('Are you still there?');
  await widget.expectStatus('done');
});

test('an app that is switched off says so, and «Try again» brings it back', async ({ visit }) => {
  const widget = await visit({ settings: { passport: 'site-disabled' } });
  await widget.open();
  await expect(widget.alert).toContainText('not available');
  await widget.set({ passport: 'ok' });
  await widget.alert.getByRole('button', { name: 'Try again' }).click();
  await expect(widget.alert).toHaveCount(0);
  await widget.ask('Where is my parcel?');
  await widget.expectStatus('done');
});

test('a question that could not be sent stays with «Try again» and survives a reload', async ({
  visit,
  page,
  context,
}) => {
  const widget = await visit();
  await widget.open();
  await expect(page.getByRole('group', { name: 'Suggested questions' })).toBeVisible();
  await context.setOffline(true);
  await widget.ask('Where is my parcel?');
  await widget.expectStatus('error');
  await expect(widget.alert).toContainText('No connection to the assistant.');
  await context.setOffline(false);
  await page.reload();
  await widget.open();
  await expect(widget.composer).toHaveValue('Where is my parcel?');
});

test('hostile answers run nothing and load nothing foreign', async ({ visit, page }) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!/^(http:\/\/localhost:|data:|blob:)/.test(request.url())) foreign.push(request.url());
  });
  page.on('dialog', (dialog) => {
    foreign.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const widget = await visit({ scenario: 'image' });
  await widget.converse('Show me pictures.');
  await expect(widget.answer.getByRole('button', { name: /^Show image from/ }).first()).toBeVisible();
  expect(foreign).toEqual([]);
  expect(
    await widget.answer.evaluate((answer) => ({
      // A form is one of ours: it goes nowhere by itself.
      tags: answer.querySelectorAll(
        'script, style, iframe, object, embed, link, meta, [action], [formaction], [target=_top]',
      ).length,
      handlers: [...answer.querySelectorAll('*')].flatMap((node) =>
        node.getAttributeNames().filter((name) => name.startsWith('on') || name === 'style'),
      ),
      links: [...answer.querySelectorAll('a')].filter(
        (link) => !/^(https?|mailto|irc|ircs|xmpp):/.test(link.href),
      ).length,
    })),
  ).toEqual({ tags: 0, handlers: [], links: 0 });
});
