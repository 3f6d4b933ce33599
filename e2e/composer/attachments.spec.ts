import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures';

interface TestFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

function pdf(name: string, bytes = 200): TestFile {
  return {
    name,
    mimeType: 'application/pdf',
    buffer: Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(bytes, 32)]),
  };
}

async function attach(page: Page, ...files: TestFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach files' }).click();
  await (await chooser).setFiles(files);
}

const tiles = (page: Page): Locator =>
  page.locator('form').getByRole('list', { name: 'Attachments' }).getByRole('listitem');

for (const profile of ['a', 'c', 'd', 'e'] as const) {
  test(`profile ${profile.toUpperCase()}: files go up when they are chosen, and along with the question`, async ({
    visit,
    page,
  }) => {
    const widget = await visit({ scenario: 'upload', profile });
    await widget.open();
    await attach(page, pdf('receipt-4821.pdf'), pdf('terms.pdf'));
    await expect(tiles(page)).toHaveCount(2);
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    await expect.poll(() => widget.count('POST /files/upload')).toBe(2);
    await widget.ask('Here is the receipt');
    await widget.expectStatus('done');
    await expect(tiles(page)).toHaveCount(0);
    await expect(widget.questions.getByRole('listitem')).toHaveCount(2);
    await expect(widget.answer).toContainText('receipt-4821.pdf');
    expect((await widget.last('POST /chat-messages')).body).toMatchObject({
      files: [
        { type: 'document', transfer_method: 'local_file', upload_file_id: expect.any(String) },
        { type: 'document', transfer_method: 'local_file', upload_file_id: expect.any(String) },
      ],
    });

    await page.reload();
    await widget.open();
    await expect(widget.questions.getByRole('listitem')).toHaveCount(2);
    await expect(widget.questions).toContainText('receipt-4821.pdf');
  });
}

test('a link is looked up by the server and sent as one', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'upload' });
  await widget.open();
  await widget.button('Add link').click();
  const address = page.getByRole('textbox', { name: 'Address of a file' });
  await expect(address).toBeFocused();
  await address.fill('no address');
  await page.keyboard.press('Enter');
  await expect(page.getByText('begins with https://')).toBeVisible();
  await address.fill('https://files.example/terms.pdf');
  await page.keyboard.press('Enter');
  await expect(tiles(page)).toHaveCount(1);
  await expect(widget.composer).toBeFocused();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await widget.ask('And this?');
  await widget.expectStatus('done');
  expect((await widget.last('POST /chat-messages')).body).toMatchObject({
    files: [{ type: 'document', transfer_method: 'remote_url' }],
  });
});

test('a file that is not accepted says why, and the others go', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'upload' });
  await widget.open();
  await attach(page, pdf('good.pdf'), {
    name: 'run.exe',
    mimeType: 'application/x-dosexec',
    buffer: Buffer.from('MZ'),
  });
  await expect(page.getByText('This kind of file is not accepted.')).toBeVisible();
  await widget.ask('Take the good one');
  await widget.expectStatus('done');
  await expect(widget.questions).toContainText('good.pdf');
  // Not lost unseen: it stays until it is taken away.
  await widget.button('Remove run.exe').click();
  await expect(tiles(page)).toHaveCount(0);
  await expect.poll(() => widget.count('POST /files/upload')).toBe(1);
});

test('an upload that fails can be tried again; the draft is untouched', async ({ visit, page }) => {
  const widget = await visit({
    scenario: 'upload',
    settings: { failNext: { route: 'POST /files/upload', status: 500, times: 1 } },
  });
  await widget.open();
  await widget.composer.fill('Look at this');
  await attach(page, pdf('receipt.pdf'));
  await widget.button('Retry receipt.pdf').click();
  await expect(widget.button('Retry receipt.pdf')).toHaveCount(0);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(widget.composer).toHaveValue('Look at this');
  await widget.button('Send').click();
  await widget.expectStatus('done');
  await expect(widget.answer).toContainText('receipt.pdf');
});

test('a proxy that refuses the size without CORS is told beside the file', async ({ visit, page }) => {
  const widget = await visit({
    scenario: 'upload',
    settings: { failNext: { route: 'POST /files/upload', status: 413, body: 'html', cors: false } },
  });
  await widget.open();
  await attach(page, pdf('big.pdf'));
  await expect(page.locator('form').getByRole('alert')).toBeVisible();
  await expect(widget.button('Retry big.pdf')).toBeVisible();
  await widget.ask('Without it then');
  await widget.expectStatus('done');
});

test('more files than allowed are not taken, and that is said', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'upload' });
  await widget.open();
  await attach(page, pdf('1.pdf'), pdf('2.pdf'), pdf('3.pdf'), pdf('4.pdf'));
  await expect(tiles(page)).toHaveCount(3);
  await expect(page.getByText('Only 3 files can be sent.')).toBeVisible();
  await expect(widget.button('Attach files')).toHaveAttribute('aria-disabled', 'true');
});

test('files are pasted and dropped, too', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'upload' });
  await widget.open();
  await expect(widget.button('Attach files')).toBeVisible();
  const give = (type: 'paste' | 'drop', name: string): Promise<void> =>
    widget.composer.evaluate(
      (field, [kind, fileName]) => {
        const data = new DataTransfer();
        data.items.add(new File(['%PDF-1.4'], fileName, { type: 'application/pdf' }));
        const init = { bubbles: true, cancelable: true, composed: true };
        if (kind === 'paste')
          field.dispatchEvent(new ClipboardEvent('paste', { ...init, clipboardData: data }));
        else {
          field.dispatchEvent(new DragEvent('dragenter', { ...init, dataTransfer: data }));
          field.dispatchEvent(new DragEvent('drop', { ...init, dataTransfer: data }));
        }
      },
      [type, name] as const,
    );
  await give('paste', 'pasted.pdf');
  await give('drop', 'dropped.pdf');
  await expect(tiles(page)).toHaveCount(2);
  await expect(widget.button('Remove pasted.pdf')).toBeVisible();
  await expect(widget.button('Remove dropped.pdf')).toBeVisible();
});

test('a question does not leave without its files', async ({ visit, page }) => {
  const widget = await visit({ scenario: 'upload', settings: { latencyMs: 60_000 } });
  await widget.set({ latencyMs: 0 });
  await widget.open();
  await expect(widget.button('Attach files')).toBeVisible();
  await widget.set({ latencyMs: 60_000 });
  await attach(page, pdf('slow.pdf'));
  await expect(page.getByRole('progressbar', { name: 'Uploading slow.pdf' })).toBeVisible();
  await widget.ask('With the file');
  await expect(page.getByText('The files are still on their way.')).toBeVisible();
  await expect(widget.composer).toHaveValue('With the file');
  expect(await widget.count('POST /chat-messages')).toBe(0);
  await widget.set({ latencyMs: 0 });
  // Taken away while it goes up, it holds nothing back.
  await widget.button('Remove slow.pdf').click();
  await widget.button('Send').click();
  await widget.expectStatus('done');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true });

  test('however many files stand beside a long draft, «Send» and the thread stay in the panel', async ({
    visit,
    page,
  }) => {
    const widget = await visit({
      scenario: 'upload',
      settings: { parameters: { file_upload: { number_limits: 10 } } },
    });
    await widget.launcher.tap();
    await widget.composer.fill('A line.\n'.repeat(20));
    await attach(page, ...Array.from({ length: 10 }, (_, index) => pdf(`page-${index + 1}.pdf`)));
    await expect(tiles(page)).toHaveCount(10);
    await expect(widget.button('Send')).toBeInViewport({ ratio: 1 });
    await expect(tiles(page).last()).toBeInViewport({ ratio: 0.9 });
    // With the keyboard up.
    await page.setViewportSize({ width: 375, height: 380 });
    await expect(widget.button('Send')).toBeInViewport({ ratio: 1 });
    await expect(widget.button('Close chat')).toBeInViewport({ ratio: 1 });
  });

  test('a photo is taken with the camera and goes along', async ({ visit, page }) => {
    const widget = await visit({ scenario: 'upload' });
    await widget.launcher.tap();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      widget.button('Take a photo').tap(),
    ]);
    expect(await chooser.element().getAttribute('capture')).toBe('environment');
    await chooser.setFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('photo') });
    await expect(page.getByRole('list', { name: 'Attachments' })).toContainText('photo.jpg');
  });
});
