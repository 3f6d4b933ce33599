import type { Locator } from '@playwright/test';
import { expect, test, type Profile } from '../fixtures';

const PROFILES: Profile[] = ['a', 'b', 'c', 'd', 'e'];

for (const profile of PROFILES) {
  test(`profile ${profile.toUpperCase()}: launcher → question → growing answer → reload → new conversation`, async ({
    visit,
    page,
  }) => {
    const widget = await visit({ profile, settings: { hold: { after: 3 } } });
    await widget.open();
    await widget.ask('Can I still return the blue jacket?');
    await expect(widget.questions).toHaveText('Can I still return the blue jacket?');

    // Held after three deltas: the answer is there in part, and goes on growing when released.
    await widget.expectStatus('streaming');
    await expect(widget.answer).not.toHaveText('');
    const partial = await widget.answer.innerText();
    await expect(widget.button('Stop')).toBeVisible();
    await widget.release();
    await widget.expectStatus('done');
    // The last that comes of an answer.
    await expect(widget.answer.getByRole('toolbar')).toBeVisible();
    const whole = await widget.answer.innerText();
    expect(whole.length).toBeGreaterThan(partial.length);
    await expect(widget.button('Send')).toBeVisible();

    await page.reload();
    await widget.open();
    await expect(widget.questions).toHaveText('Can I still return the blue jacket?');
    await expect.poll(() => widget.answer.innerText()).toBe(whole);

    await widget.button('New conversation').click();
    await expect(widget.questions).toHaveCount(0);
    await widget.set({ hold: false });
    await widget.ask('What do you remember?');
    await widget.expectStatus('done');
    await expect.poll(() => widget.count('POST /chat-messages')).toBe(2);
  });
}

test('a follow-up question remembers the one before', async ({ visit }) => {
  const widget = await visit();
  await widget.converse('Where is my parcel?');
  await widget.ask('What do you remember?');
  await expect(widget.answers).toHaveCount(2);
  await widget.expectStatus('done');
  await expect(widget.answer).toContainText('Where is my parcel?');
});

test('a question asked while the thread is on its way waits for it, and is answered with its memory', async ({
  visit,
  page,
}) => {
  const widget = await visit();
  await widget.converse('Where is my parcel?');
  await page.reload();
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/api\/messages\?/, async (route) => {
    await released;
    await route.continue();
  });
  await widget.open();
  await widget.ask('What do you remember?');
  await expect(widget.composer).toHaveValue('What do you remember?');
  await expect(widget.questions).toHaveCount(0);
  release();
  await expect(widget.questions).toHaveText(['Where is my parcel?', 'What do you remember?']);
  await expect(widget.composer).toHaveValue('');
  await widget.expectStatus('done');
  await expect(widget.answer).toContainText('Where is my parcel?');
});

test('stop tells the server, keeps what was shown and frees the composer', async ({ visit }) => {
  const widget = await visit({ settings: { hold: { after: 4 } } });
  await widget.open();
  await widget.ask('Where is my parcel?');
  await expect(widget.answer).toContainText(/\w/);
  const shown = await widget.answer.innerText();
  await widget.button('Stop').click();
  await widget.expectStatus('stopped');
  await expect(widget.answer).toContainText('Stopped');
  await expect(widget.answer).toContainText(shown.trim().split('\n')[0] ?? '');
  await expect(widget.composer).toBeFocused();
  await expect(widget.button('Send')).toBeVisible();
  await expect.poll(() => widget.count('POST /chat-messages/:task/stop')).toBe(1);
});

test('a suggested question is asked by one press', async ({ visit, page }) => {
  const widget = await visit();
  await widget.open();
  const starter = page.getByRole('group', { name: 'Suggested questions' }).getByRole('button').first();
  const text = await starter.innerText();
  await starter.click();
  await expect(widget.questions).toHaveText(text);
  await widget.expectStatus('done');
});

test('a picture of the app’s own server is shown, also one without a size of its own', async ({ visit }) => {
  const widget = await visit();
  await widget.converse('Which jacket keeps me dry on the coast?');
  const picture = widget.answer.getByRole('button', { name: /^Open image/ });
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(async () => (await picture.getByRole('img').boundingBox())?.height ?? 0)
    .toBeGreaterThan(50);
});

test('earlier messages load on scrolling up, and the reader stays where he is', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'history', stored: true, settings: { rows: 60 } });
  await widget.open();
  await expect(widget.answers.first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Load earlier messages' })).toHaveCount(1);
  const before = await widget.questions.count();
  const first = await widget.questions.first().elementHandle();
  const top = await widget.log.evaluate((log) => {
    log.scrollTop = 0;
    return log.querySelector('.question')?.getBoundingClientRect().top ?? 0;
  });
  await expect.poll(() => widget.questions.count()).toBeGreaterThan(before);
  // What stood there stands there still, not pushed away by what came above it.
  await expect.poll(async () => Math.abs(((await first?.boundingBox())?.y ?? 0) - top)).toBeLessThan(2);
});

test('an answer that ends behind a closed panel is counted on the launcher until it is seen', async ({
  visit,
  page,
}) => {
  const widget = await visit({ settings: { hold: { after: 2 } } });
  await widget.open();
  await widget.ask('Which jacket keeps me dry?');
  await expect(widget.answer).toContainText(/\w/);
  await widget.button('Close chat').click();
  await widget.release();
  await expect(widget.launcher).toHaveText('1');
  await widget.launcher.click();
  await widget.expectStatus('done');
  await expect(page.getByRole('button', { name: 'Hide chat' })).toHaveText('');
});

test('the expanded size is remembered', async ({ visit, page }) => {
  const widget = await visit();
  await widget.open();
  await widget.button('Expand').click();
  await expect.poll(async () => (await widget.panel.boundingBox())?.width).toBe(640);
  await page.reload();
  await widget.open();
  await expect(widget.button('Collapse')).toBeVisible();
  await expect.poll(async () => (await widget.panel.boundingBox())?.width).toBe(640);
});

test('a reader who scrolls up is left alone and comes back by one press', async ({ visit }) => {
  const widget = await visit({
    scenario: 'long',
    settings: { hold: { after: 400 }, deltas: 600, size: 9000, perSecond: null },
  });
  await widget.open();
  await widget.ask('Tell me everything.');
  await expect
    .poll(() => widget.log.evaluate((log) => log.scrollHeight - log.clientHeight))
    .toBeGreaterThan(600);
  await expect.poll(() => distanceToEnd(widget.log)).toBeLessThan(2);
  await widget.log.hover();
  await widget.page.mouse.wheel(0, -400);
  await expect(widget.button('Jump to latest')).toBeVisible();
  const before = await placeAtRest(widget.log);
  await widget.release();
  await widget.expectStatus('done');
  expect(await placeAtRest(widget.log)).toBe(before);
  await widget.button('Jump to latest').click();
  await expect.poll(() => distanceToEnd(widget.log)).toBeLessThan(2);
  await expect(widget.button('Jump to latest')).toBeHidden();
});

test('what was typed survives a closed panel and a reload', async ({ visit, page }) => {
  const widget = await visit();
  await widget.open();
  await widget.composer.fill('Half a question');
  await widget.button('Close chat').click();
  await expect(widget.panel).toBeHidden();
  await page.reload();
  await widget.open();
  await expect(widget.composer).toHaveValue('Half a question');
});

test('the owner’s logo and legal line come without moving the composer, and stand below it from the next question on', async ({
  visit,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/(site|parameters)(\?|$)/, async (route) => {
    await released;
    await route.continue();
  });
  await page.route('**/harbour-logo.svg', (route) =>
    route.fulfill({
      contentType: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="32"/>',
    }),
  );
  const brand = { remove_webapp_brand: false, replace_webapp_logo: '/harbour-logo.svg' };
  const widget = await visit({ settings: { site: { custom_config: brand } } });
  await widget.open();
  await widget.composer.fill('Where is my parcel?');
  const place = await box(widget.button('Send'));
  const line = page.getByRole('link', { name: 'Privacy' });
  await expect(line).toHaveCount(0);

  release();
  await expect(line).toBeVisible();
  await expect(page.locator('dify-chat .foot img')).toHaveCSS('width', '32px');
  expect(await box(widget.button('Send'))).toEqual(place);
  expect((await box(line)).y).toBeLessThan(place.y);
  await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
  await expect(widget.questions).toHaveText('Where is my parcel?');
  await widget.expectStatus('done');
  expect((await box(line)).y).toBeGreaterThan((await box(widget.composer)).y);

  // Who has none pays no room for it.
  const bare = await visit({
    settings: { site: { custom_disclaimer: '', copyright: null, privacy_policy: null } },
  });
  await bare.open();
  await expect(bare.log.getByRole('group', { name: 'Suggested questions' })).toBeVisible();
  expect(await box(bare.button('Send'))).toEqual(place);
});

async function box(target: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const found = await target.boundingBox();
  if (!found) throw new Error('It is not in sight.');
  return found;
}

/** How far down the reader is; what a wheel moves goes on for some frames. */
function placeAtRest(log: Locator): Promise<number> {
  return log.evaluate(async (area) => {
    let place = area.scrollTop;
    for (let still = 0; still < 5; still++) {
      await new Promise(requestAnimationFrame);
      if (area.scrollTop === place) continue;
      place = area.scrollTop;
      still = 0;
    }
    return place;
  });
}

function distanceToEnd(log: Locator): Promise<number> {
  return log.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);
}

test('the greeting follows the values it names, and stays whole above the conversation', async ({
  visit,
  page,
}) => {
  const widget = await visit({ config: { greeting: 'Ahoy!\n\nAsk about {{item}}.' } });
  await widget.open();
  const greeting = widget.log.getByRole('article').first();
  await expect(greeting.getByRole('heading', { name: 'Ahoy!' })).toBeVisible();
  await page.evaluate(() => window.DifyChat?.('setInputs', { item: 'boots' }));
  await expect(greeting).toContainText('Ask about boots.');
  await widget.ask('Where is my parcel?');
  await widget.expectStatus('done');
  await expect(greeting).toContainText('Ahoy!');
  await expect(greeting).toContainText('Ask about boots.');
});

test('a new conversation is given a name by the server after its first answer, once', async ({
  visit,
  page,
}) => {
  const widget = await visit();
  await widget.converse('Where is my parcel?');
  await expect.poll(() => widget.count('POST /conversations/:id/name')).toBe(1);
  expect((await widget.last('POST /conversations/:id/name')).body).toMatchObject({ auto_generate: true });
  await widget.ask('And the other one?');
  await expect(widget.answers).toHaveCount(2);
  await widget.expectStatus('done');
  await widget.button('Conversations').click();
  const list = page.getByRole('navigation', { name: 'Conversations' });
  await expect(list.getByRole('button', { name: /^More for/ })).toHaveCount(1);
  await expect.poll(() => widget.count('POST /conversations/:id/name')).toBe(1);
});
