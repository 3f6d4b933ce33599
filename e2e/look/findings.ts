import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** What axe finds in the widget, of any weight. */
export async function findings(page: Page, scope = 'dify-chat'): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (selector) => {
    const { violations } = await Reflect.get(window, 'axe').run(selector, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(
      ({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id}: ${nodes[0]?.html}`,
    );
  }, scope);
}
