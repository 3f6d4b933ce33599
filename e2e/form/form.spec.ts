import { expect, test, type Profile, type Widget } from '../fixtures';

const MAP = { name: 'map.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 a map') };
const PHOTO = { name: 'beach.png', mimeType: 'image/png', buffer: Buffer.alloc(200, 1) };
const PROFILES: Profile[] = ['a', 'b', 'c', 'd', 'e'];

const form = ({ page }: Widget) => page.getByRole('form', { name: 'Before we start' });
const field = (widget: Widget, label: string) => form(widget).getByLabel(label);

async function openForm(widget: Widget): Promise<void> {
  await widget.launcher.click();
  await expect(form(widget)).toBeVisible();
}

async function fillRequired(widget: Widget): Promise<void> {
  await field(widget, 'Your name').fill('Mira');
  await field(widget, 'Season').selectOption('autumn');
}

for (const profile of PROFILES) {
  test(`profile ${profile.toUpperCase()}: every control goes out by its rule, with every question`, async ({
    visit,
  }) => {
    const widget = await visit({ scenario: 'form', profile });
    await openForm(widget);
    await expect(widget.composer).toHaveCount(0);
    await fillRequired(widget);
    await field(widget, 'What are you planning?').fill('A walk\nby the sea');
    await field(widget, 'Pace').selectOption('');
    await field(widget, 'How many are you?').fill('3');
    await field(widget, 'With a dog').check();
    await field(widget, 'A map').setInputFiles(MAP);
    await field(widget, 'Photos').setInputFiles([PHOTO, { ...PHOTO, name: 'cliff.png' }]);
    await field(widget, 'Limits').fill('{"km": 12}');
    await expect(form(widget).getByRole('progressbar')).toHaveCount(0);
    await widget.button('Start chat').click();
    await expect(widget.composer).toBeFocused();
    await widget.ask('Where shall we go?');
    await widget.expectStatus('done');

    const item = { transfer_method: 'local_file', url: '', upload_file_id: expect.any(String) };
    const inputs = {
      name: 'Mira',
      plan: 'A walk\nby the sea',
      season: 'autumn',
      people: 3,
      dog: true,
      map: { ...item, type: 'document' },
      photos: [
        { ...item, type: 'image' },
        { ...item, type: 'image' },
      ],
      limits: { km: 12 },
      campaign: 'none',
    };
    expect((await widget.last('POST /chat-messages')).body).toMatchObject({
      inputs,
      query: 'Where shall we go?',
    });
    expect(
      Object.keys(Reflect.get(Object((await widget.last('POST /chat-messages')).body), 'inputs')),
    ).not.toContain('pace');
    await widget.ask('And then?');
    await expect(widget.answers).toHaveCount(2);
    await widget.expectStatus('done');
    expect((await widget.last('POST /chat-messages')).body).toMatchObject({ inputs, query: 'And then?' });
    await expect.poll(() => widget.count('POST /chat-messages')).toBe(2);
    await expect.poll(() => widget.count('POST /files/upload')).toBe(3);
  });
}

test('what is wrong is told at its field, the first gets the focus, and nothing typed is lost', async ({
  visit,
}) => {
  const widget = await visit({ scenario: 'form' });
  await openForm(widget);
  await field(widget, 'What are you planning?').fill('A walk');
  await field(widget, 'How many are you?').fill('');
  await field(widget, 'Limits').fill('[1]');
  await widget.button('Start chat').click();

  const name = field(widget, 'Your name');
  await expect(name).toBeFocused();
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(name).toHaveAccessibleDescription('Please fill this in.');
  await expect(field(widget, 'Season')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(widget, 'How many are you?')).toHaveAccessibleDescription('Please fill this in.');
  await expect(field(widget, 'Limits')).toHaveAccessibleDescription(/This does not fit: object/);
  await expect(field(widget, 'Pace')).not.toHaveAttribute('aria-invalid');
  await expect(field(widget, 'Pace')).toHaveAccessibleDescription('optional');

  await name.fill('Mira');
  await expect(name).not.toHaveAttribute('aria-invalid');
  await widget.button('Close chat').click();
  await widget.launcher.click();
  await expect(field(widget, 'What are you planning?')).toHaveValue('A walk');
  await expect(name).toHaveValue('Mira');
  expect(await widget.count('POST /chat-messages')).toBe(0);
});

test('what was typed survives a reload', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'form' });
  await openForm(widget);
  await fillRequired(widget);
  await page.reload();
  await openForm(widget);
  await expect(field(widget, 'Your name')).toHaveValue('Mira');
  await expect(field(widget, 'Season')).toHaveValue('autumn');
});

test('a text that is no number is told as such, and stays', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'form' });
  await openForm(widget);
  await fillRequired(widget);
  const people = field(widget, 'How many are you?');
  await people.fill('');
  await people.pressSequentially('1e');
  await widget.button('Start chat').click();
  await expect(people).toBeFocused();
  await expect(people).toHaveAccessibleDescription('Please enter a number.');
  await page.keyboard.press('End');
  await page.keyboard.type('1');
  await expect(people).toHaveValue('1e1');
  await widget.button('Start chat').click();
  await expect(widget.composer).toBeFocused();
});

test('the whole form by keyboard alone', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'form' });
  await widget.launcher.focus();
  await page.keyboard.press('Enter');
  await expect(field(widget, 'Your name')).toBeFocused();
  await page.keyboard.type('Mira');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(field(widget, 'Season')).toBeFocused();
  await page.keyboard.type('win');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(field(widget, 'With a dog')).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(widget.composer).toBeFocused();
  await page.keyboard.type('Hello');
  await page.keyboard.press('Enter');
  await widget.expectStatus('done');
  expect((await widget.last('POST /chat-messages')).body).toMatchObject({
    inputs: { name: 'Mira', season: 'winter', dog: true, people: 2, pace: 'steady' },
  });
});

test('values of the page stand in the form, hidden ones go along, and the greeting takes them up', async ({
  visit,
}) => {
  const inputs = { name: 'Aino', season: 'monsoon', people: '4', campaign: 'spring' };
  const widget = await visit({ scenario: 'form', config: { inputs } });
  await openForm(widget);
  await expect(field(widget, 'Your name')).toHaveValue('Aino');
  await expect(field(widget, 'Season')).toHaveValue('');
  await expect(form(widget).getByText('Campaign')).toHaveCount(0);
  await expect(widget.log).toContainText('Hello Aino! A few questions');
  await field(widget, 'Season').selectOption('spring');
  await widget.button('Start chat').click();
  await widget.page.getByRole('button', { name: 'Plan a day for 4 people' }).click();
  await widget.expectStatus('done');
  expect((await widget.last('POST /chat-messages')).body).toMatchObject({
    query: 'Plan a day for 4 people',
    inputs: { name: 'Aino', season: 'spring', people: 4, campaign: 'spring' },
  });
});

test('a question asked before the form goes out with it', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'form' });
  await page.evaluate(() => window.DifyChat?.('send', 'Is it far?'));
  await expect(form(widget)).toBeVisible();
  await fillRequired(widget);
  await widget.button('Start chat').click();
  await expect(widget.questions).toHaveText('Is it far?');
  await widget.expectStatus('done');
  await expect.poll(() => widget.count('POST /chat-messages')).toBe(1);
  await expect(widget.composer).toHaveValue('');
});

test('an app whose fields are all hidden is not held up by a form', async ({ visit }) => {
  const hidden = { variable: 'campaign', label: 'Campaign', required: true, default: 'none', hide: true };
  const widget = await visit({
    scenario: 'form',
    settings: { parameters: { user_input_form: [{ 'text-input': hidden }] } },
  });
  await widget.open();
  await widget.ask('Hello');
  await widget.expectStatus('done');
  expect((await widget.last('POST /chat-messages')).body).toMatchObject({ inputs: { campaign: 'none' } });
});

test('what was filled in before the first question can be read later, hidden values not', async ({
  visit,
  page,
}) => {
  const widget = await visit({ scenario: 'form' });
  await openForm(widget);
  await fillRequired(widget);
  await widget.button('Start chat').click();
  await widget.ask('First');
  await widget.expectStatus('done');
  await page.reload();
  await widget.open();
  await widget.button('Before we start').click();
  await expect(widget.log.getByRole('definition').first()).toHaveText('Mira');
  await expect(widget.log.getByRole('term').first()).toHaveText('Your name');
  await expect(widget.log.getByRole('textbox')).toHaveCount(0);
  await expect(widget.log.getByRole('term').filter({ hasText: /campaign/i })).toHaveCount(0);
});

test('an existing conversation shows no form and goes on with its values, files too', async ({
  visit,
  page,
}) => {
  const widget = await visit({ scenario: 'form' });
  await openForm(widget);
  await fillRequired(widget);
  await field(widget, 'A map').setInputFiles(MAP);
  await expect(form(widget).getByRole('progressbar')).toHaveCount(0);
  await widget.button('Start chat').click();
  await widget.ask('First');
  await widget.expectStatus('done');
  const { body: first } = await widget.last('POST /chat-messages');
  await page.reload();
  await widget.open();
  await expect(widget.questions).toHaveText('First');
  await expect(form(widget)).toHaveCount(0);
  await widget.ask('Second');
  await expect(widget.answers).toHaveCount(2);
  await widget.expectStatus('done');
  const { body: second } = await widget.last('POST /chat-messages');
  expect(second).toMatchObject({ inputs: { map: Reflect.get(Object(first), 'inputs').map, name: 'Mira' } });

  await widget.button('New conversation').click();
  await expect(form(widget)).toBeVisible();
});
