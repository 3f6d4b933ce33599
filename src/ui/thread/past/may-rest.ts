import type { Ui } from '../../context';
import { selectedRange } from './selection';

/** What would be lost in a copy: something opened, written, on its way, just said, or drawn by the page. */
const BUSY =
  'form,textarea,[role=progressbar],[aria-expanded=true],[data-copied],[role=status]:not(:empty),.said,' +
  '[data-status=streaming],[data-plain],[data-pending],.problem [aria-disabled=true],slot';
/** What a copy would bring, or play, again. */
export const MEDIA = 'img,audio,video,iframe';

/** The visitor has his hands on it: it is neither put to rest nor made alive behind his back. */
export function isHeld(box: HTMLElement): boolean {
  const root = box.getRootNode();
  if (!(root instanceof ShadowRoot)) return false;
  return selectedRange(root)?.intersectsNode(box) ?? false;
}

/** A live turn has nothing that its copy would not have. */
export function mayRest({ moreTexts }: Ui, box: HTMLElement): boolean {
  const stopReading = moreTexts.peek()?.stopReading;
  return (
    !box.matches(':focus-within') &&
    !box.querySelector(BUSY) &&
    ![...box.querySelectorAll('.tools button')].some(({ ariaLabel }) => ariaLabel === stopReading) &&
    !isHeld(box)
  );
}
