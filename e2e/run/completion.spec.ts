import { expect, test, type Profile, type Widget } from '../fixtures';

const RUN = 'POST /completion-messages';
const PROFILES: Profile[] = ['a', 'b', 'c', 'd', 'e'];
const form = ({ page }: Widget) => page.getByRole('form', { name: 'Before we start' });
const result = ({ page }: Widget) => page.getByRole('region', { name: 'Result', exact: true });
const newest = (widget: Widget) => result(widget).getByRole('article').first();
const saved = ({ page }: Widget) => page.getByRole('list', { name: 'Saved results' });

async function run(widget: Widget): Promise<void> {
  await widget.launcher.click();
  await widget.button('Run').click();
  await expect(newest(widget)).toHaveAttribute('data-status', 'done');
}

for (const profile of PROFILES) {
  test(`profile ${profile.toUpperCase()}: form → growing result → run again, one POST each`, async ({
    visit,
  }) => {
    const widget = await visit({ scenario: 'completion', profile, settings: { hold: { after: 2 } } });
    await widget.launcher.click();
    await form(widget).getByLabel('Product').fill('Drizzle');
    await form(widget).getByLabel('Voice').selectOption('bold');
    await widget.button('Run').click();
    await expect(newest(widget)).toHaveAttribute('data-status', 'streaming');
    await expect(newest(widget)).toContainText('Drizzle');
    await expect(widget.button('Stop')).toBeFocused();
    await widget.release();
    await expect(newest(widget)).toHaveAttribute('data-status', 'done');
    await expect(newest(widget).getByRole('heading', { name: 'Drizzle' })).toBeVisible();
    await expect(newest(widget)).toContainText('What rain?');
    const { body } = await widget.last(RUN);
    expect(body).toMatchObject({
      inputs: { product: 'Drizzle', voice: 'bold' },
      response_mode: 'streaming',
      query: '',
      files: [],
    });
    await widget.set({ hold: false });
    await form(widget).getByLabel('Voice').selectOption('plain');
    await widget.button('Run again').click();
    await expect(newest(widget)).toContainText('Keeps the rain out');
    await expect(result(widget).getByText('What rain?')).toBeHidden();
    await result(widget).getByText('Drizzle · bold').click();
    await expect(result(widget).getByText('What rain?')).toBeVisible();
    await expect.poll(() => widget.count(RUN)).toBe(2);
  });
}

test('what is required is asked for, by keyboard alone', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'completion' });
  await widget.launcher.focus();
  await page.keyboard.press('Enter');
  const product = form(widget).getByLabel('Product');
  await product.focus();
  await product.fill('');
  await page.keyboard.press('Enter');
  await expect(product).toBeFocused();
  await expect(product).toHaveAccessibleDescription('Please fill this in.');
  await page.keyboard.type('Skerry');
  await page.keyboard.press('Enter');
  await expect(newest(widget)).toHaveAttribute('data-status', 'done');
  await expect.poll(() => widget.count(RUN)).toBe(1);
});

test('stop tells the server and keeps what was shown', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'completion', settings: { hold: { after: 3 } } });
  await widget.launcher.click();
  await widget.button('Run').click();
  await expect(newest(widget)).toContainText(/\w/);
  await page.keyboard.press('Enter');
  await expect(newest(widget)).toHaveAttribute('data-status', 'stopped');
  await expect(newest(widget)).toContainText('Stopped');
  await expect(widget.button('Run again')).toBeFocused();
  await expect.poll(() => widget.count('POST /completion-messages/:task/stop')).toBe(1);
  await expect.poll(() => widget.count(RUN)).toBe(1);
});

test('a failure is told, keeps the values, and is tried again by the visitor', async ({ visit, page }) => {
  const widget = await visit({
    scenario: 'completion',
    settings: { failNext: { route: RUN, status: 400, code: 'completion_request_error', times: 1 } },
  });
  await widget.launcher.click();
  await form(widget).getByLabel('Product').fill('Drizzle');
  await widget.button('Run').click();
  await expect(page.getByRole('alert')).toContainText('The assistant could not answer.');
  await expect(form(widget).getByLabel('Product')).toHaveValue('Drizzle');
  await expect.poll(() => widget.count(RUN)).toBe(1);
  await widget.button('Try again').click();
  await expect(newest(widget)).toHaveAttribute('data-status', 'done');
  await expect(result(widget).getByRole('article')).toHaveCount(1);
  expect((await widget.last(RUN)).body).toMatchObject({ inputs: { product: 'Drizzle' } });
});

test('a broken connection leaves the part that came, and no second POST', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'completion', settings: { hold: { after: 4 }, breakAfter: 8 } });
  await widget.launcher.click();
  await widget.button('Run').click();
  await expect(newest(widget)).toContainText('Skerry');
  await widget.release();
  await expect(page.getByRole('alert')).toContainText('The connection broke');
  await expect(newest(widget)).toContainText('Skerry');
  await expect.poll(() => widget.count(RUN)).toBe(1);
});

test('a result is judged, kept, let go, and made once more', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'completion' });
  await run(widget);
  const tools = newest(widget).getByRole('toolbar', { name: 'Message actions' });
  const good = tools.getByRole('button', { name: 'Good answer' });
  await good.click();
  await expect(good).toHaveAttribute('aria-pressed', 'true');
  await expect
    .poll(async () => (await widget.state()).last['POST /messages/:id/feedbacks']?.body)
    .toEqual({ rating: 'like' });
  await good.click();
  await expect(good).toHaveAttribute('aria-pressed', 'false');
  await expect
    .poll(async () => (await widget.state()).last['POST /messages/:id/feedbacks']?.body)
    .toEqual({ rating: null });

  const save = tools.getByRole('button', { name: 'Save result' });
  await save.click();
  await expect(save).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Saved results' }).click();
  await expect(saved(widget).getByRole('listitem').first()).toContainText('Skerry');
  await saved(widget).getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Results that you save will stand here.')).toBeVisible();
  await expect(save).toHaveAttribute('aria-pressed', 'false');

  await tools.getByRole('button', { name: 'More like this' }).click();
  await expect.poll(() => widget.count('GET /messages/:id/more-like-this')).toBe(1);
  await expect(result(widget).getByRole('article')).toHaveCount(1); // the other one is folded
  await expect(newest(widget)).toHaveAttribute('data-status', 'done');
  await expect.poll(() => widget.count(RUN)).toBe(1);
});

test('an app without fields has only the button', async ({ visit }) => {
  const widget = await visit({ scenario: 'completion', settings: { parameters: { user_input_form: [] } } });
  await run(widget);
  expect((await widget.last(RUN)).body).toMatchObject({ inputs: {} });
});
