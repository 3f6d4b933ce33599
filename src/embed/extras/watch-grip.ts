import type { Point } from './geometry';

/** Until here a press is a press, with the trembling of a hand. Dify's own launcher has the same. */
const THRESHOLD_PX = 8;

interface GripEvents {
  /** @returns where the thing is. */
  start: () => Point;
  move: (from: Point, by: Point) => void;
  end: () => void;
  /** Escape was pressed, or the browser took the pointer: the thing goes where it was. */
  cancel: () => void;
}

interface Grip {
  pointerId: number;
  x: number;
  y: number;
  from: Point;
  isMoved: boolean;
}

/** Tells a drag of `element` by mouse, finger or pen from a press; after a drag there is no click. */
export function watchGrip(element: HTMLElement, signal: AbortSignal, events: GripEvents): void {
  let grip: Grip | undefined;
  let wasDragged = false;

  function handleDown({ pointerId, isPrimary, button, clientX, clientY }: PointerEvent): void {
    wasDragged = false;
    if (!isPrimary || button !== 0) return;
    grip = { pointerId, x: clientX, y: clientY, from: events.start(), isMoved: false };
    // Else a launcher that is taken at its edge is lost before the drag begins.
    element.setPointerCapture(pointerId);
  }
  function handleMove({ pointerId, clientX, clientY }: PointerEvent): void {
    if (!grip || grip.pointerId !== pointerId) return;
    const by = { left: clientX - grip.x, top: clientY - grip.y };
    grip.isMoved ||= Math.hypot(by.left, by.top) >= THRESHOLD_PX;
    if (!grip.isMoved) return;
    element.dataset['dragged'] = '';
    events.move(grip.from, by);
  }
  function letGo(isKept: boolean): void {
    const { isMoved = false } = grip ?? {};
    grip = undefined;
    delete element.dataset['dragged'];
    if (!isMoved) return;
    wasDragged = true;
    if (isKept) events.end();
    else events.cancel();
  }
  function handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !grip?.isMoved) return;
    event.preventDefault();
    event.stopPropagation(); // an open panel stays
    letGo(false);
  }
  function handleClick(event: MouseEvent): void {
    // A click by a key has no count: it was no drag.
    if (wasDragged && event.detail > 0) event.stopImmediatePropagation();
    wasDragged = false;
  }

  element.addEventListener('pointerdown', handleDown, { signal });
  element.addEventListener('pointermove', handleMove, { signal });
  element.addEventListener('pointerup', () => letGo(true), { signal });
  element.addEventListener('pointercancel', () => letGo(false), { signal });
  element.addEventListener('click', handleClick, { signal, capture: true });
  // A picture on it would be dragged away by the browser.
  element.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
  document.addEventListener('keydown', handleKey, { signal, capture: true });
}
