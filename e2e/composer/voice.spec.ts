import { FAKE_MICROPHONE, launchOptions } from '../browser';
import { expect, test } from '../fixtures';

test.use({ launchOptions: launchOptions(FAKE_MICROPHONE) });

test('what is said stands at the caret as text, to be sent by the visitor', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'speech' });
  await widget.open();
  await widget.composer.fill('Tell me: thanks');
  await widget.composer.evaluate((field) => {
    if (field instanceof HTMLTextAreaElement) field.setSelectionRange(8, 8);
  });
  await widget.button('Record voice').click();
  await expect(widget.button('Stop recording')).toBeFocused();
  // Something to hear and to see: the fake microphone beeps once a second.
  await expect(page.getByText('0:01')).toBeVisible();
  await expect(page.locator('dify-chat .meter-level:not([width="0"])')).toBeAttached();
  await widget.button('Stop recording').click();
  await expect(widget.composer).toHaveValue('Tell me: Which jacket keeps me dry on the coast? thanks');
  await expect(widget.composer).toBeFocused();
  const { body, headers } = await widget.last('POST /audio-to-text');
  expect(headers['content-type']).toContain('multipart/form-data');
  expect(JSON.stringify(body)).toContain('audio/wav');
  expect(await widget.count('POST /chat-messages')).toBe(0);
});

test('a recording that is cancelled leaves no trace', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'speech' });
  await widget.open();
  await widget.button('Record voice').click();
  await expect(widget.button('Cancel recording')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(widget.panel).toBeVisible();
  await expect(widget.button('Record voice')).toBeVisible();
  await expect(widget.composer).toHaveValue('');
  expect(await widget.count('POST /audio-to-text')).toBe(0);
});

test('a microphone that is granted when nobody waits for it any more is let go', async ({ visit, page }) => {
  await page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wish) => {
      await new Promise<void>((resolve) => Object.assign(window, { grant: resolve }));
      const stream = await open(wish);
      Object.assign(window, { tracks: stream.getTracks() });
      return stream;
    };
  });
  const widget = await visit({ scenario: 'speech' });
  await widget.open();
  await widget.button('Record voice').click();
  await page.waitForFunction(() => 'grant' in window);
  await widget.button('Conversations').click();
  await expect(widget.composer).toBeHidden();
  await page.evaluate(() => Reflect.get(window, 'grant')());
  await page.waitForFunction(() => Reflect.get(window, 'tracks')?.[0].readyState === 'ended');
});

test('a refused microphone is told, also after a recording that was cancelled', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'speech' });
  await widget.open();
  await widget.button('Record voice').click();
  await widget.button('Cancel recording').click();
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await widget.button('Record voice').click();
  await expect(page.locator('form').getByRole('alert')).toBeVisible();
});

test('nobody is heard behind a closed panel', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'speech' });
  await page.evaluate(() => {
    const { stop } = MediaStreamTrack.prototype;
    MediaStreamTrack.prototype.stop = function stopTold() {
      document.title = 'released';
      stop.call(this);
    };
  });
  await widget.open();
  await widget.button('Record voice').click();
  await expect(widget.button('Stop recording')).toBeFocused();
  await widget.button('Close chat').click();
  await expect(widget.launcher).toBeFocused();
  await expect(page).toHaveTitle('released');
  await widget.open();
  await expect(widget.button('Record voice')).toBeVisible();
  expect(await widget.count('POST /audio-to-text')).toBe(0);
});

test('speech that cannot be written down is said beside the composer; the draft stays', async ({
  visit,
  page,
}) => {
  const widget = await visit({
    scenario: 'speech',
    settings: { failNext: { route: 'POST /audio-to-text', status: 500 } },
  });
  await widget.open();
  await widget.composer.fill('A draft');
  await widget.button('Record voice').click();
  await expect(page.getByText('0:01')).toBeVisible();
  await widget.button('Stop recording').click();
  await expect(page.locator('form').getByRole('alert')).toBeVisible();
  await expect(widget.composer).toHaveValue('A draft');
  await expect(widget.button('Record voice')).toBeVisible();
});

test('an answer is read aloud, once at a time, until it is stopped', async ({ visit }) => {
  const widget = await visit({ scenario: 'speech', config: { speech: 'off' } });
  await widget.converse('Which jacket keeps me dry?');
  await widget.button('Read aloud').click();
  await expect(widget.button('Stop reading')).toBeVisible();
  await expect.poll(() => widget.count('POST /text-to-audio')).toBe(1);
  await widget.button('Stop reading').click();
  await expect(widget.button('Read aloud')).toBeVisible();
});

test('reading aloud pauses and goes on where it was, and shows how far it is', async ({ visit }) => {
  const widget = await visit({ scenario: 'speech', config: { speech: 'off' } });
  await widget.converse('Which jacket keeps me dry?');
  await widget.button('Read aloud').click();
  const progress = widget.answer.getByRole('progressbar', { name: 'Read aloud' });
  const heard = async (): Promise<number> => Number(await progress.getAttribute('aria-valuenow'));
  await expect.poll(heard).toBeGreaterThan(0);
  await widget.button('Pause reading').click();
  await expect(widget.button('Go on reading')).toBeFocused();
  await expect(widget.button('Stop reading')).toBeVisible();
  const paused = await heard();
  await widget.button('Go on reading').click();
  await expect(widget.button('Pause reading')).toBeVisible();
  await expect.poll(heard).toBeGreaterThan(paused);
  await expect.poll(() => widget.count('POST /text-to-audio')).toBe(1);
  await widget.button('Stop reading').click();
  await expect(progress).toBeHidden();
  await expect(widget.button('Read aloud')).toBeFocused();
});

test('an app that speaks by itself is heard while it answers, and can be silenced', async ({ visit }) => {
  const widget = await visit({ scenario: 'speech' });
  await widget.converse('Which jacket keeps me dry?');
  await widget.button('Stop reading').click();
  await expect(widget.button('Read aloud')).toBeVisible();
  expect(await widget.count('POST /text-to-audio')).toBe(0);
});

test('an owner who wants silence has it', async ({ visit }) => {
  const widget = await visit({ scenario: 'speech', config: { speech: 'off' } });
  await widget.converse('Which jacket keeps me dry?');
  await expect(widget.button('Read aloud')).toBeVisible();
  await expect(widget.button('Stop reading')).toHaveCount(0);
});
