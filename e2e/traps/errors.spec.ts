import { expect, test } from '../fixtures';
import { askAndWait } from './ask';

// The trap of ref §14 that lies in refusals: what they say, and what they do not.

const QUESTION = 'Where is my parcel?';

test('trap 20: whatever a refusal says, the visitor reads a sentence of ours', async ({ visit }) => {
  const uri = 'The requested URL was not found. You have requested this URI but did you mean /internal ?';
  const widget = await visit();
  await widget.open();
  for (const [fault, sentence] of [
    [{ status: 404, code: 'not_found', message: uri, times: 2 }, 'This is no longer there.'],
    [{ status: 400, body: 'errors', message: 'internal' }, 'Please check your entries.'],
    [{ status: 500, body: 'no-code', message: 'internal' }, 'Something went wrong at the assistant.'],
    [
      { status: 400, code: 'invalid_param', message: 'Too many requests, internal' },
      'The assistant is busy.',
    ],
    [{ status: 429, code: 'too_many_requests', message: 'internal' }, 'The assistant is busy.'],
    [{ status: 429, body: 'empty' }, 'Too many requests.'],
    [{ status: 502, body: 'html', cors: false }, 'No connection to the assistant.'],
  ] as const) {
    await widget.set({ failNext: { route: 'POST /chat-messages', times: 1, ...fault } });
    await widget.button('New conversation').click();
    await widget.ask(QUESTION);
    await widget.expectStatus('error');
    await expect(widget.alert).toContainText(sentence);
    await expect(widget.alert).not.toContainText(/internal|URI|\d{3}/);
  }
});

test('trap 20: a rating that is no longer there is withdrawn all the same', async ({ visit }) => {
  const widget = await visit();
  await widget.open();
  await askAndWait(widget);
  const good = widget.answer.getByRole('button', { name: 'Good answer' });
  await good.click();
  await expect.poll(() => widget.count('POST /messages/:id/feedbacks')).toBe(1);
  const message = 'rating cannot be None when feedback not exists';
  await widget.set({
    failNext: { route: 'POST /messages/:id/feedbacks', status: 400, code: 'invalid_param', message },
  });
  await good.click();
  await expect.poll(() => widget.count('POST /messages/:id/feedbacks')).toBe(2);
  await expect(good).toHaveAttribute('aria-pressed', 'false');
  await expect(widget.alert).toHaveCount(0);
});

test('trap 20: a deletion’s 204 is not read, whatever type it says it has', async ({ visit, page }) => {
  const widget = await visit({ settings: { deleteBody: true } });
  await widget.open();
  await askAndWait(widget);
  await widget.button('Conversations').click();
  const list = page.getByRole('navigation', { name: 'Conversations' });
  await list.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(list.getByRole('button', { name: /^More for/ })).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect.poll(() => widget.count('DELETE /conversations/:id')).toBe(1);
});

test('trap 20: an app’s mode is found by what it refuses', async ({ visit, page }) => {
  for (const scenario of ['basic', 'completion', 'workflow']) {
    const widget = await visit({ scenario });
    await widget.launcher.click();
    const isChat = scenario === 'basic';
    await expect(isChat ? widget.composer : widget.button('Run')).toBeVisible();
    await expect(isChat ? widget.button('Run') : widget.composer).toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveCount(0);
    // A composer does not wait for the app.
    await expect(
      isChat ? page.getByRole('group', { name: 'Suggested questions' }) : widget.button('Run'),
    ).toBeVisible();
    const { counts } = await widget.state();
    expect(counts['GET /conversations'], scenario).toBe(1);
    expect('GET /saved-messages' in counts, scenario).toBe(!isChat);
  }
});
