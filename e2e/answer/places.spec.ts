import { expect, test } from '../fixtures';

const ANSWER = [
  'First see [the end](#the-end) and [nowhere](#nowhere).\n\n',
  `A claim[^1]${' and words'.repeat(600)}.\n\n`,
  '## The **end**\n\n',
  'Another claim[^n].\n\n',
  '[^1]: Who said it.\n[^n]: Who said the other.\n',
];

test('footnotes and links to headings lead there and back inside the answer, by press and by keys; the page stays', async ({
  visit,
  page,
}) => {
  const widget = await visit({ settings: { answer: ANSWER, hold: { after: 2 } } });
  await widget.open();
  await widget.ask('Tell me');
  const { answer } = widget;
  await expect(answer.getByText('First see the end and nowhere.')).toBeAttached();
  // What is not there yet is no link.
  await expect(answer.getByRole('button', { name: 'the end' })).toHaveCount(0);
  await expect(answer.getByRole('superscript').first()).toHaveText('1');
  await expect(answer.getByRole('button', { name: 'Note 1' })).toHaveCount(0);
  await widget.set({ hold: false });
  await widget.release();
  await widget.expectStatus('done');
  await expect(answer.getByRole('button', { name: 'nowhere' })).toHaveCount(0);

  await page.emulateMedia({ reducedMotion: 'reduce' });
  const before = page.url();
  await answer.getByRole('button', { name: 'Note 1' }).press('Enter');
  const note = answer.getByRole('listitem').filter({ hasText: 'Who said it.' });
  await expect(note).toBeFocused();
  await expect(note).toBeInViewport();
  await note.getByRole('button', { name: '1, back to the text' }).press('Enter');
  await expect(answer.getByRole('button', { name: 'Note 1' })).toBeFocused();
  await expect(answer.getByRole('button', { name: 'Note 1' })).toBeInViewport();

  await answer.getByRole('button', { name: 'the end' }).click();
  const heading = answer.getByRole('heading', { name: 'The end' });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
  await answer.getByRole('button', { name: 'Note n' }).click();
  await expect(answer.getByRole('listitem').filter({ hasText: 'the other' })).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  expect(page.url()).toBe(before);
});
