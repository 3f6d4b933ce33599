import type { Page } from '@playwright/test';

/** What reaches over the side of the screen, or shows the inside of the program instead of a text. */
export async function sideways(page: Page): Promise<string[]> {
  return page.locator('dify-chat').evaluate((host) => {
    const found: string[] = [];
    const root = host.shadowRoot?.querySelector('.root');
    for (const element of root?.querySelectorAll<HTMLElement>('*') ?? []) {
      const { left, right, width } = element.getBoundingClientRect();
      // Wide code, formulas and tables scroll inside their own box.
      const isInside = element.parentElement?.closest('.hidden-text, svg, pre, .formula, .table') !== null;
      const isBeside = left < -1 || right > innerWidth + 1;
      if (width > 1 && isBeside && !isInside && element.checkVisibility())
        found.push(`${element.tagName}.${element.className}: ${element.textContent}`);
    }
    const text = root?.textContent ?? '';
    if (/\bundefined\b|\[object|\bNaN\b/.test(text)) found.push(text);
    return found;
  });
}
