import { expect, test, type Profile, type Widget } from '../fixtures';

const FORM = 'POST /form/human_input/:token';
const PROFILES: Profile[] = ['c', 'd', 'e'];
const card = ({ log }: Widget) => log.getByRole('form', { name: 'Approve the repair' });
const summary = ({ log }: Widget) => log.getByRole('region', { name: 'Approve the repair' });
const note = (widget: Widget) => card(widget).getByRole('textbox', { name: 'A word to the bench' });

async function askForRepair(widget: Widget): Promise<void> {
  await widget.open();
  await widget.ask('Can you repair my jacket?');
  await expect(card(widget)).toBeVisible();
}

async function fillRich(widget: Widget): Promise<void> {
  await card(widget).getByLabel('Which bench').selectOption('the old pier');
  const photo = { name: 'zip.png', mimeType: 'image/png', buffer: Buffer.alloc(90, 1) };
  await card(widget).getByLabel('The zip').setInputFiles(photo);
  await expect(card(widget).getByRole('progressbar')).toHaveCount(0);
}

for (const profile of PROFILES) {
  test(`profile ${profile.toUpperCase()}: the answer waits for the form and goes on with it`, async ({
    visit,
  }) => {
    const widget = await visit({ scenario: 'human', profile });
    await askForRepair(widget);
    await expect(card(widget)).toContainText('can be replaced for 24 €');
    await expect(note(widget)).toHaveValue('None');
    await note(widget).fill('Please in blue.');
    if (profile === 'e') await fillRich(widget);
    await card(widget).getByRole('button', { name: 'Repair it' }).click();
    await expect(widget.answer).toContainText('the bench begins tomorrow');
    await expect(widget.answer).toContainText('Please in blue.');
    await widget.expectStatus('done');
    await expect(summary(widget)).toContainText('Answered: Repair it');
    await expect(card(widget)).toHaveCount(0);
    expect((await widget.last(FORM)).body).toMatchObject({
      action: 'approve',
      inputs: {
        note: 'Please in blue.',
        ...(profile === 'e' && {
          bench: 'the old pier',
          photo: { type: 'image', transfer_method: 'local_file' },
          receipts: [],
        }),
      },
    });
    await expect.poll(() => widget.count(FORM)).toBe(1);
    await expect.poll(() => widget.count('POST /chat-messages')).toBe(1);
  });
}

test('after a reload the form is still there and works', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'human' });
  await askForRepair(widget);
  await page.reload();
  await widget.open();
  await note(widget).fill('Thank you');
  await card(widget).getByRole('button', { name: 'Send it back' }).click();
  await expect(widget.answer).toContainText('free of charge');
  await expect(summary(widget)).toContainText('Answered: Send it back');
  await page.reload();
  await widget.open();
  await expect(summary(widget)).toContainText('Answered: Send it back');
  await expect(summary(widget)).toContainText('Thank you');
  await expect.poll(() => widget.count(FORM)).toBe(1);
});

test('a refused form says why and keeps what was typed; what cannot be mended has no buttons', async ({
  visit,
}) => {
  const widget = await visit({ scenario: 'human' });
  await askForRepair(widget);
  await note(widget).fill('Please in blue.');
  await widget.set({ failNext: { route: FORM, status: 400, code: 'invalid_form_data' } });
  await card(widget).getByRole('button', { name: 'Repair it' }).click();
  await expect(card(widget).getByRole('alert')).toHaveText('Please check your entries.');
  await expect(note(widget)).toHaveValue('Please in blue.');
  await widget.set({ failNext: { route: FORM, status: 412, code: 'human_input_form_submitted' } });
  await card(widget).getByRole('button', { name: 'Repair it' }).click();
  await expect(card(widget).getByRole('alert')).toHaveText('This form was already answered.');
  await expect(card(widget).getByRole('button', { name: 'Repair it' })).toHaveCount(0);
  await expect(widget.log).toBeFocused();
});

test('what is missing is told at its field before anything is sent', async ({ visit }) => {
  const widget = await visit({ scenario: 'human', profile: 'e' });
  await askForRepair(widget);
  await card(widget).getByRole('button', { name: 'Repair it' }).click();
  await expect(card(widget).getByLabel('Which bench')).toBeFocused();
  await expect(card(widget).getByLabel('Which bench')).toHaveAccessibleDescription('Please fill this in.');
  expect(await widget.count(FORM)).toBe(0);
});

test('a form tells until when it can be sent, and that it is too late; the focus of its buttons stays in the panel', async ({
  visit,
  page,
}) => {
  await page.clock.install();
  const widget = await visit({ scenario: 'human', settings: { formSeconds: 3600 } });
  await askForRepair(widget);
  await expect(card(widget)).toContainText('Expires in 60 minutes.');
  await card(widget).getByRole('button', { name: 'Repair it' }).focus();
  const told = card(widget).getByRole('status');
  await expect(told).toHaveText('');
  await page.clock.fastForward(3600_000);
  await expect(told).toHaveText('This form has expired.');
  await expect(widget.log).toBeFocused();
  await widget.set({ formSeconds: 0 });
  await widget.button('New conversation').click();
  await widget.ask('Can you repair my jacket?');
  await expect(widget.answer).toContainText('This form has expired.');
  await expect(widget.answer.getByRole('button', { name: 'Repair it' })).toHaveCount(0);
});
