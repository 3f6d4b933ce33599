import { FAKE_MICROPHONE, launchOptions } from '../browser';
import { expect, test } from '../fixtures';

// The trap of ref §14 that lies in sound.

test.use({ launchOptions: launchOptions(FAKE_MICROPHONE) });

test('trap 18: a recording is sent as WAV, whatever the browser records', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'speech' });
  await widget.open();
  await widget.button('Record voice').click();
  await expect(page.getByText('0:01')).toBeVisible();
  await widget.button('Stop recording').click();
  // The sandbox refuses other types, and a WAV that is none.
  await expect(widget.composer).toHaveValue('Which jacket keeps me dry on the coast?');
  expect((await widget.last('POST /audio-to-text')).body).toMatchObject({
    file: { type: 'audio/wav', name: expect.stringMatching(/\.wav$/) },
  });
});

test('trap 18: speech that comes after the end of the text is heard', async ({ visit }) => {
  // So short that nothing is said before `message_end`.
  const widget = await visit({
    scenario: 'speech',
    settings: { answer: ['Good ', 'morning.'], delayMs: 200 },
  });
  await widget.open();
  await widget.ask('Hello');
  await widget.expectStatus('done');
  await expect(widget.button('Send')).toBeVisible();
  await expect(widget.button('Stop reading')).toBeVisible();
  await expect(widget.button('Read aloud')).toBeVisible();
});

test('trap 18: speech whose end is never told ends with its sound', async ({ visit }) => {
  const widget = await visit({
    scenario: 'speech',
    settings: { answer: ['Good ', 'morning.'], delayMs: 200 },
  });
  await widget.open();
  await widget.ask('Hello, unended');
  await widget.expectStatus('done');
  await expect(widget.button('Stop reading')).toBeVisible();
  await expect(widget.button('Read aloud')).toBeVisible();
  await expect(widget.alert).toHaveCount(0);
});
