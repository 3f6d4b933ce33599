import { sideOfPanel, type Box, type Point, type Size } from './geometry';

export function boxOf({ left, top }: Point, { width, height }: Size): Box {
  return { left, top, right: left + width, bottom: top + height };
}

/** What the visitor sees of the page: less than the window while a phone's keyboard is up or the page is magnified. */
export function seen(): Box {
  const { clientWidth, clientHeight } = document.documentElement;
  const { offsetLeft, offsetTop, width, height } = visualViewport ?? {
    offsetLeft: 0,
    offsetTop: 0,
    width: clientWidth,
    height: clientHeight,
  };
  return { left: offsetLeft, top: offsetTop, right: offsetLeft + width, bottom: offsetTop + height };
}

/** Tells the sheet where the launcher stands, and on which of its sides the panel has room (theme/extras.css). */
export function showSide(host: HTMLElement, box: Box | undefined): void {
  const view = seen();
  for (const side of ['left', 'top', 'right', 'bottom'] as const) {
    if (box) host.style.setProperty(`--_launcher-${side}`, `${box[side]}px`);
    else host.style.removeProperty(`--_launcher-${side}`);
  }
  if (box) {
    host.dataset['side'] = sideOfPanel(box, view);
    host.dataset['half'] = [
      box.top + box.bottom > view.top + view.bottom ? 'bottom' : 'top',
      box.left + box.right > view.left + view.right ? 'right' : 'left',
    ].join('-');
  } else {
    delete host.dataset['side'];
    delete host.dataset['half'];
  }
}
