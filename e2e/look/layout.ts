import type { Page } from '@playwright/test';

/**
 * What anybody would call broken: things to press that lie over one another or outside of the panel, texts that are cut
 * off, header, composer and foot out of their places. Only what is in sight counts.
 * @returns a line for each.
 */
export async function layoutFaults(page: Page): Promise<string[]> {
  return page.locator('dify-chat').evaluate((host) => {
    const root = host.shadowRoot;
    if (!root) return ['There is no shadow root.'];
    const found: string[] = [];
    const nameOf = (element: Element): string =>
      `${element.localName}.${element.className} «${(element.ariaLabel ?? element.textContent ?? '').trim().slice(0, 40)}»`;
    const isShown = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
    /** Of what has lines, the first, as far as it is scrolled to; undefined: something else lies there. */
    const seenBox = (element: Element): DOMRect | undefined => {
      let [box] = element.getClientRects();
      for (let around = element.parentElement; box && around; around = around.parentElement) {
        if (getComputedStyle(around).overflowY === 'visible') continue;
        const frameAround = around.getBoundingClientRect();
        const top = Math.max(box.top, frameAround.top);
        box = new DOMRect(box.x, top, box.width, Math.min(box.bottom, frameAround.bottom) - top);
      }
      if (!box || box.width < 2 || box.height < 2 || !isShown(element)) return undefined;
      const top = root.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return top && (element.contains(top) || top.contains(element)) ? box : undefined;
    };
    const panel = root.querySelector('.panel');
    const frame = panel && isShown(panel) ? panel.getBoundingClientRect() : undefined;

    const parts = frame
      ? [
          '.header',
          '.thread, .conversations, .run',
          '.foot[data-late=true]',
          '.composer',
          '.foot[data-late=false]',
        ]
      : [];
    let edge = frame?.top ?? 0;
    for (const part of parts) {
      const element = panel?.querySelector(part);
      const box = element?.getBoundingClientRect();
      if (!element || !box || box.height === 0) continue;
      if (box.top < edge - 1 || box.bottom > (frame?.bottom ?? 0) + 1)
        found.push(`${nameOf(element)} is out of its place.`);
      edge = box.bottom;
    }

    // The way back to the end floats above what is read.
    const pressable = [
      ...root.querySelectorAll('button:not(.jump), a[href], input, select, textarea, summary'),
    ].flatMap((element) => {
      const box = seenBox(element);
      return box ? [{ element, box }] : [];
    });
    for (const [index, { element, box }] of pressable.entries()) {
      const isInside = panel?.contains(element) && !element.closest('pre, .table, .formula');
      if (frame && isInside && (box.left < frame.left - 1 || box.right > frame.right + 1))
        found.push(`${nameOf(element)} stands out of the panel.`);
      for (const other of pressable.slice(index + 1)) {
        if (element.contains(other.element) || other.element.contains(element)) continue;
        const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (width > 1 && height > 1) found.push(`${nameOf(element)} lies over ${nameOf(other.element)}.`);
      }
    }

    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      const texts = [...element.childNodes].filter((node) => node instanceof Text && node.data.trim() !== '');
      if (texts.length === 0 || element.closest('.hidden-text, svg, style, option') || !isShown(element))
        continue;
      const style = getComputedStyle(element);
      const isCutAcross = /hidden|clip/.test(style.overflowX) && style.textOverflow !== 'ellipsis';
      const isCutDown = /hidden|clip/.test(style.overflowY) && style.webkitLineClamp === 'none';
      if (
        (isCutAcross && element.scrollWidth > element.clientWidth + 1) ||
        (isCutDown && element.scrollHeight > element.clientHeight + 2)
      )
        found.push(`${nameOf(element)} is cut off.`);
      const button = element.closest('button, .button');
      if (!button || style.textOverflow === 'ellipsis') continue;
      const range = document.createRange();
      range.selectNodeContents(element);
      const words = range.getBoundingClientRect();
      const box = button.getBoundingClientRect();
      if (words.left < box.left - 1 || words.right > box.right + 1)
        found.push(`${nameOf(button)} is too narrow.`);
    }
    return found;
  });
}
