import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures';
import { go } from './go';

test('every action of the panel is reached by Tab, arrow keys, Enter and Escape', async ({ visit, page }) => {
  test.slow();
  const widget = await visit({ settings: { answer: ['First ', 'answer.'], suggestions: [] } });
  const { keyboard } = page;
  const tool = (name: string): Locator => widget.answer.getByRole('button', { name, exact: true });
  const row = (name: string | RegExp): Locator =>
    page.getByRole('navigation', { name: 'Conversations' }).getByRole('button', { name });

  // Launcher and composer.
  await go(page, 'Tab', widget.launcher);
  await keyboard.press('Enter');
  await expect(widget.composer).toBeFocused();
  await keyboard.type('Which one?');
  await keyboard.press('Enter');
  await widget.expectStatus('done');

  // Tools of the answer: one stop, then arrows; a comment, and back.
  await expect(tool('Copy')).toBeVisible();
  await go(page, 'Shift+Tab', tool('Copy'));
  for (const name of ['Good answer', 'Bad answer']) {
    await go(page, 'ArrowRight', tool(name));
    await keyboard.press('Enter');
    await expect(tool(name)).toHaveAttribute('aria-pressed', 'true');
  }
  await go(page, 'Tab', page.getByRole('textbox', { name: 'What was wrong?' }));
  await keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: 'What was wrong?' })).toHaveCount(0);
  await expect(widget.panel).toBeVisible();

  // Another version, and the way between both.
  await go(page, 'Tab', tool('Bad answer'));
  await go(page, 'ArrowRight', tool('Regenerate'));
  await keyboard.press('Enter');
  await expect(widget.answer.getByText('2 of 2')).toBeVisible();
  await go(page, 'Tab', tool('Previous version'));
  await keyboard.press('Enter');
  await expect(widget.answer.getByText('1 of 2')).toBeVisible();
  await expect(tool('Previous version')).toBeFocused();
  await keyboard.press('ArrowRight');
  await expect(tool('Next version')).toBeFocused();
  await keyboard.press('Enter');
  await expect(widget.answer.getByText('2 of 2')).toBeVisible();
  await expect(tool('Next version')).toBeFocused();

  // The question in other words.
  await go(page, 'Shift+Tab', widget.button('Edit'));
  await keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Edit message' })).toBeFocused();
  await keyboard.type(' And why?');
  await keyboard.press('Enter');
  await expect(widget.questions).toHaveText(['Which one? And why?']);
  await widget.expectStatus('done');

  // Header: size, list, its menu, another conversation.
  await go(page, 'Shift+Tab', widget.button('Expand'));
  await keyboard.press('Enter');
  await expect(widget.button('Collapse')).toBeFocused();
  await go(page, 'Shift+Tab', widget.button('Conversations'));
  await keyboard.press('Enter');
  await expect(page.getByRole('searchbox', { name: 'Search conversations' })).toBeFocused();
  await go(page, 'Tab', row(/^More for/));
  await keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(row(/^More for/)).toBeFocused();
  await go(page, 'Shift+Tab', widget.button('New conversation'));
  await keyboard.press('Enter');
  await expect(widget.questions).toHaveCount(0);

  // Stop, and out.
  await widget.set({ hold: { after: 1 } });
  await go(page, 'Tab', widget.composer);
  await keyboard.type('And now?');
  await keyboard.press('Enter');
  await go(page, 'Tab', widget.button('Stop'));
  await keyboard.press('Enter');
  await widget.expectStatus('stopped');
  await keyboard.press('Escape');
  await expect(widget.panel).toBeHidden();
  await expect(widget.launcher).toBeFocused();
});
