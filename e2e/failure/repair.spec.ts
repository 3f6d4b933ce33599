import { expect, test, type Widget } from '../fixtures';

async function openAndAsk(widget: Widget, question: string): Promise<void> {
  await widget.open();
  await widget.ask(question);
}

/** The line breaks when its beginning has been read: what a browser has not handed on by then is lost with it. */
const BREAK = { hold: { after: 2 }, breakAfter: 4 };
async function askAndBreak(widget: Widget, question: string): Promise<void> {
  await openAndAsk(widget, question);
  await expect(widget.answer).toContainText(/\w/);
  await widget.release();
}

for (const profile of ['c', 'd', 'e'] as const) {
  test(`profile ${profile.toUpperCase()}: a chatflow whose connection breaks is followed on to its end, without a second POST`, async ({
    visit,
  }) => {
    const widget = await visit({ scenario: 'chatflow', profile, settings: BREAK });
    await askAndBreak(widget, 'Which jacket?');
    await widget.expectStatus('done');
    await expect(widget.answer).toContainText('Take the Skerry');
    await expect(widget.alert).toHaveCount(0);
    await expect.poll(() => widget.count('POST /chat-messages')).toBe(1);
    await expect.poll(() => widget.count('GET /workflow/:run/events')).toBeGreaterThan(0);
  });
}

test('an older server cannot be followed: what it stored is read instead', async ({ visit }) => {
  const widget = await visit({ scenario: 'chatflow', profile: 'a', settings: BREAK });
  await askAndBreak(widget, 'Which jacket?');
  await expect(widget.answer).not.toHaveAttribute('data-status', 'streaming');
  await expect.poll(() => widget.count('POST /chat-messages')).toBe(1);
  await expect.poll(() => widget.count('GET /messages')).toBeGreaterThan(0);
});

test('a page that is reloaded in mid-answer goes on with it', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'chatflow', settings: { hold: { after: 2 } } });
  await openAndAsk(widget, 'Which jacket?');
  await expect.poll(async () => (await widget.state()).held).toBe(1);
  await page.reload();
  await widget.open();
  await expect(widget.questions).toHaveText('Which jacket?');
  await widget.expectStatus('streaming');
  await widget.release();
  await widget.expectStatus('done');
  await expect(widget.answer).toContainText('Take the Skerry');
  await expect.poll(() => widget.count('POST /chat-messages')).toBe(1);
});

test('without a network the panel says so, and an answer that broke is mended when it is back', async ({
  visit,
  page,
  context,
}) => {
  const widget = await visit({ scenario: 'chatflow', settings: { hold: { after: 2 } } });
  await openAndAsk(widget, 'Which jacket?');
  await expect.poll(async () => (await widget.state()).held).toBe(1);
  await context.setOffline(true);
  const banner = page.getByText('You are offline. What you write stays here.');
  await expect(banner).toBeVisible();
  await widget.composer.fill('My next question');
  await widget.release();
  await context.setOffline(false);
  await expect(banner).toBeHidden();
  await widget.expectStatus('done');
  await expect(widget.answer).toContainText('Take the Skerry');
  await expect(widget.composer).toHaveValue('My next question');
  await expect.poll(() => widget.count('POST /chat-messages')).toBe(1);
});

test('stop before the first word ends the waiting at once; the next question is answered', async ({
  visit,
}) => {
  const widget = await visit({ scenario: 'slow', settings: { thinkMs: 600_000 } });
  await openAndAsk(widget, 'Are you there?');
  await expect.poll(async () => (await widget.state()).openStreams).toBe(1);
  await widget.button('Stop').click();
  await widget.expectStatus('stopped');
  await expect(widget.answer).toContainText('Stopped');
  await expect.poll(async () => (await widget.state()).openStreams).toBe(0);
  await widget.set({ thinkMs: 0, perSecond: null });
  await widget.ask('And now?');
  await expect(widget.answers).toHaveCount(2);
  await widget.expectStatus('done');
});

test('stop in mid-answer tells the server first and keeps the text, also after a reload', async ({
  visit,
  page,
}) => {
  const widget = await visit({ settings: { hold: { after: 3 } } });
  await openAndAsk(widget, 'Where is my parcel?');
  await expect.poll(async () => (await widget.state()).held).toBe(1);
  await widget.button('Stop').click();
  await widget.expectStatus('stopped');
  await expect.poll(() => widget.count('POST /chat-messages/:task/stop')).toBe(1);
  await expect.poll(async () => (await widget.state()).openStreams).toBe(0);
  await page.reload();
  await widget.open();
  await expect(widget.questions).toHaveText('Where is my parcel?');
});

test('two tabs of one conversation show the same', async ({ visit, page, context }) => {
  const widget = await visit();
  await openAndAsk(widget, 'Where is my parcel?');
  await widget.expectStatus('done');
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole('button', { name: 'Open chat' }).click();
  await expect(other.getByRole('article', { name: 'You' })).toHaveText('Where is my parcel?');
  await widget.ask('And the other one?');
  await expect(widget.answers).toHaveCount(2);
  await widget.expectStatus('done');
  await expect(other.getByRole('article', { name: 'You' })).toHaveText([
    'Where is my parcel?',
    'And the other one?',
  ]);
});

test('a limit with a time is counted down in minutes, then in seconds, silently, and «Try again» works when it is over', async ({
  visit,
  page,
}) => {
  await page.clock.install();
  const widget = await visit({
    settings: {
      failNext: {
        route: 'POST /chat-messages',
        status: 429,
        code: 'too_many_requests',
        headers: { 'Retry-After': '100' },
        times: 1,
      },
    },
  });
  await openAndAsk(widget, 'Where is my parcel?');
  const button = widget.alert.getByRole('button');
  await expect(button).toHaveText('Try again in 2 minutes');
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  // The alert around it has told the time once: what changes in here is not spoken.
  await expect(button).toHaveAttribute('aria-live', 'off');
  await button.click({ force: true });
  await expect.poll(() => widget.count('POST /chat-messages')).toBe(1);
  await page.clock.runFor(20_000);
  await expect(button).toHaveText(/^Try again in \d\d seconds$/);
  await page.clock.runFor(81_000);
  await expect(button).toHaveText('Try again');
  await expect(button).not.toHaveAttribute('aria-live');
  await button.click();
  await widget.expectStatus('done');
});
