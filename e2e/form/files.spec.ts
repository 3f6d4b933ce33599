import { expect, test, type Widget } from '../fixtures';

const PHOTO = { name: 'beach.png', mimeType: 'image/png', buffer: Buffer.alloc(200, 1) };

const form = ({ page }: Widget) => page.getByRole('form', { name: 'Before we start' });
const field = (widget: Widget, label: string) => form(widget).getByLabel(label);

async function openForm(widget: Widget): Promise<void> {
  await widget.launcher.click();
  await field(widget, 'Your name').fill('Mira');
  await field(widget, 'Season').selectOption('spring');
}

test('a file that fails says why at its tile, holds the form back, and is tried again', async ({ visit }) => {
  const widget = await visit({
    scenario: 'form',
    settings: { failNext: { route: 'POST /files/upload', status: 500, code: 'internal_server_error' } },
  });
  await openForm(widget);
  await field(widget, 'Photos').setInputFiles(PHOTO);
  const tiles = form(widget).getByRole('list', { name: 'Attachments' });
  await expect(tiles.getByRole('alert')).toHaveText('Something went wrong at the assistant.');
  await widget.button('Start chat').click();
  await expect(field(widget, 'Photos')).toBeFocused();
  await expect(field(widget, 'Photos')).toHaveAccessibleDescription(/A file was not uploaded/);
  await widget.button('Retry beach.png').click();
  await expect(tiles.getByRole('alert')).toHaveCount(0);
  await expect(field(widget, 'Photos')).not.toHaveAttribute('aria-invalid');
  await widget.button('Start chat').click();
  await widget.ask('Hello');
  await widget.expectStatus('done');
  expect((await widget.last('POST /chat-messages')).body).toMatchObject({
    inputs: { photos: [{ type: 'image', transfer_method: 'local_file' }] },
  });
});

test('what the app does not take is never uploaded; tiles go by keyboard and leave the focus near', async ({
  visit,
  page,
}) => {
  const widget = await visit({ scenario: 'form' });
  await openForm(widget);
  await field(widget, 'Photos').setInputFiles([
    { name: 'song.mp3', mimeType: 'audio/mpeg', buffer: Buffer.alloc(9) },
    PHOTO,
  ]);
  const tiles = form(widget).getByRole('list', { name: 'Attachments' });
  await expect(tiles.getByRole('alert')).toHaveText('This kind of file is not accepted.');
  await expect(widget.button('Retry song.mp3')).toHaveCount(0);
  await widget.button('Remove song.mp3').focus();
  await page.keyboard.press('Enter');
  await expect(widget.button('Remove beach.png')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field(widget, 'Photos')).toBeFocused();
  await expect(tiles).toHaveCount(0);
  await expect.poll(() => widget.count('POST /files/upload')).toBe(1);
});

test('more files than the field takes are left out, and it is told', async ({ visit }) => {
  const widget = await visit({ scenario: 'form' });
  await openForm(widget);
  await field(widget, 'Photos').setInputFiles([1, 2, 3, 4].map((n) => ({ ...PHOTO, name: `${n}.png` })));
  await expect(form(widget).getByRole('listitem')).toHaveCount(3);
  await expect(form(widget).getByRole('alert')).toHaveText('Only 3 files can be sent.');
});

test('a link is taken as a file; what is no address is refused', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'form' });
  await openForm(widget);
  await form(widget).getByRole('button', { name: 'Add link' }).first().click();
  const address = form(widget).getByRole('textbox', { name: 'Address of a file' });
  await expect(address).toBeFocused();
  await address.fill('trail');
  await page.keyboard.press('Enter');
  await expect(form(widget).getByRole('alert')).toContainText('https://');
  await address.fill('https://maps.example/trail.pdf');
  await page.keyboard.press('Enter');
  await expect(form(widget).getByRole('listitem')).toContainText('trail.pdf');
  await expect(form(widget).getByRole('progressbar')).toHaveCount(0);
  await widget.button('Start chat').click();
  await widget.ask('Hello');
  await widget.expectStatus('done');
  expect((await widget.last('POST /chat-messages')).body).toMatchObject({
    inputs: { map: { type: 'document', transfer_method: 'remote_url', upload_file_id: expect.any(String) } },
  });
});
