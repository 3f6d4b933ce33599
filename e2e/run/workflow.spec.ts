import { expect, test, type Profile, type Widget } from '../fixtures';

const RUN = 'POST /workflows/run';
const PROFILES: Profile[] = ['a', 'b', 'c', 'd', 'e'];
const result = ({ page }: Widget) => page.getByRole('region', { name: 'Result', exact: true });
const newest = (widget: Widget) => result(widget).getByRole('article').first();

async function start(widget: Widget, place: string): Promise<void> {
  await widget.launcher.click();
  await widget.page.getByLabel('Place').fill(place);
  await widget.button('Run').click();
}

for (const profile of PROFILES) {
  test(`profile ${profile.toUpperCase()}: steps, text and outputs of every kind`, async ({ visit, page }) => {
    const widget = await visit({ scenario: 'workflow', profile });
    await start(widget, 'Skerry Bay');
    await expect(newest(widget)).toHaveAttribute('data-status', 'done');
    await expect(newest(widget).getByRole('button', { name: 'Steps' })).toBeVisible();
    // Once, though it has streamed and is an output, too.
    await expect(newest(widget).getByRole('heading', { name: 'Skerry Bay' })).toHaveCount(1);
    const output = (name: string) =>
      newest(widget)
        .getByRole('definition')
        .and(page.locator(`dt:text-is("${name}") + dd`));
    await expect(output('wind')).toHaveText('35');
    await expect(output('station')).toContainText('"gauges": 3');
    await expect(output('days')).toContainText('Sunday');
    const picture = newest(widget).getByRole('button', { name: 'Open image coast.svg' });
    await expect(picture).toHaveCount(1);
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.getByRole('img').evaluate((image) => Reflect.get(image, 'naturalWidth')))
      .toBeGreaterThan(0);
    const { body } = await widget.last(RUN);
    expect(body).toMatchObject({ inputs: { place: 'Skerry Bay' }, files: [] });
    expect(body).not.toHaveProperty('query');
    await expect.poll(() => widget.count(RUN)).toBe(1);
  });

  test(`profile ${profile.toUpperCase()}: a failed run is told, and tried again with the same values`, async ({
    visit,
    page,
  }) => {
    const widget = await visit({ scenario: 'workflow', profile });
    await start(widget, 'fail');
    await expect(page.getByRole('alert')).toContainText('The assistant could not answer.');
    await expect(newest(widget)).toHaveAttribute('data-status', 'error');
    await expect(page.getByLabel('Place')).toHaveValue('fail');
    await widget.button('Try again').click();
    await expect.poll(() => widget.count(RUN)).toBe(2);
    await expect(newest(widget)).toHaveAttribute('data-status', 'error');
    expect((await widget.last(RUN)).body).toMatchObject({ inputs: { place: 'fail' } });
  });
}

for (const by of ['visitor', 'page'] as const) {
  test(`stop ends the run, by the ${by}`, async ({ visit, page }) => {
    const widget = await visit({ scenario: 'workflow', settings: { hold: { after: 2 } } });
    await start(widget, 'Skerry Bay');
    await expect(newest(widget)).toContainText('Skerry');
    if (by === 'visitor') await widget.button('Stop').click();
    else await page.evaluate(() => window.DifyChat?.('stop'));
    await expect(newest(widget)).toHaveAttribute('data-status', 'stopped');
    await expect(widget.button('Run again')).toBeVisible();
    await expect.poll(() => widget.count('POST /workflows/tasks/:task/stop')).toBe(1);
  });
}

test('a broken run is followed on where the server can, without a second POST', async ({ visit }) => {
  const widget = await visit({
    scenario: 'workflow',
    profile: 'd',
    settings: { hold: { after: 4 }, breakAfter: 6 },
  });
  await start(widget, 'Skerry Bay');
  await expect(newest(widget)).toContainText('Skerry');
  await widget.release();
  await expect(newest(widget)).toHaveAttribute('data-status', 'done');
  await expect(newest(widget).getByRole('cell', { name: 'Sunday' })).toBeVisible();
  await expect.poll(() => widget.count(RUN)).toBe(1);
});

test('a run goes on after a reload, without a second POST', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'workflow', profile: 'd', settings: { hold: { after: 4 } } });
  await start(widget, 'Skerry Bay');
  await expect(newest(widget)).toContainText('Skerry');
  await page.reload();
  await widget.launcher.click();
  await expect(newest(widget)).toHaveAttribute('data-status', 'streaming');
  await expect(widget.button('Stop')).toBeVisible();
  await widget.release();
  await expect(newest(widget)).toHaveAttribute('data-status', 'done');
  await expect(newest(widget).getByRole('cell', { name: 'Sunday' })).toBeVisible();
  await expect.poll(() => widget.count(RUN)).toBe(1);

  // What is over is not shown once more.
  await page.reload();
  await widget.launcher.click();
  await expect(widget.button('Run')).toBeVisible();
  await expect(result(widget)).toHaveCount(0);
});

test('where the server cannot, the part that came stays with «Try again»', async ({ visit, page }) => {
  const widget = await visit({
    scenario: 'workflow',
    profile: 'a',
    settings: { hold: { after: 4 }, breakAfter: 6 },
  });
  await start(widget, 'Skerry Bay');
  await expect(newest(widget)).toContainText('Skerry');
  await widget.release();
  await expect(page.getByRole('alert')).toContainText('The connection broke');
  await expect(newest(widget)).toContainText('Skerry');
  await widget.set({ breakAfter: null, hold: false });
  await widget.button('Try again').click();
  await expect(newest(widget)).toHaveAttribute('data-status', 'done');
  await expect(result(widget).getByRole('article')).toHaveCount(1);
  await expect.poll(() => widget.count(RUN)).toBe(2);
});

test('the owner hears of a run as of an answer', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'workflow' });
  await page.evaluate(() => {
    const heard: string[] = [];
    Reflect.set(window, 'heard', heard);
    for (const name of ['message-sent', 'message-start', 'message-end', 'inputs-change', 'error']) {
      addEventListener(`dify-chat:${name}`, () => heard.push(name));
    }
  });
  await start(widget, 'Skerry Bay');
  await expect(newest(widget)).toHaveAttribute('data-status', 'done');
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, 'heard')))
    .toEqual(['inputs-change', 'message-sent', 'message-start', 'message-end']);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true });

  test('the result comes into view, and nothing sticks out', async ({ visit, page }) => {
    const widget = await visit({ scenario: 'workflow' });
    await widget.launcher.tap();
    await page.getByLabel('Place').fill('Skerry Bay');
    await widget.button('Run').tap();
    await expect(newest(widget)).toHaveAttribute('data-status', 'done');
    await expect(newest(widget).getByRole('heading')).toBeInViewport();
    const overflow = await result(widget).evaluate((region) => region.scrollWidth - region.clientWidth);
    expect(overflow).toBe(0);
  });
});
