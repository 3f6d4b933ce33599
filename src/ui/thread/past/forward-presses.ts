import { nodeAt, pathOf } from './node-path';

/**
 * Turns at rest answer like live ones: what is pressed is pressed in the live turn that takes its place, what gets the
 * focus by key hands it on. (A pointer that goes down does not: a click needs its target to stay until it comes up.)
 */
export function forwardPresses(
  container: HTMLElement,
  isAtRest: (box: HTMLElement) => boolean,
  wake: (box: HTMLElement) => void,
  signal: AbortSignal,
): void {
  const restingBox = (target: EventTarget | null): HTMLElement | undefined => {
    const box = target instanceof Element ? target.closest<HTMLElement>('.turn') : undefined;
    return box && isAtRest(box) ? box : undefined;
  };
  container.addEventListener(
    'click',
    (event) => {
      const box = restingBox(event.target);
      // Links lead where they lead without us.
      const control = event.target instanceof Element ? event.target.closest('button') : undefined;
      if (!box || !control) return;
      event.preventDefault();
      event.stopPropagation();
      const path = pathOf(control, box);
      wake(box);
      nodeAt(path, box)?.dispatchEvent(new MouseEvent('click', event));
    },
    { capture: true, signal },
  );
  container.addEventListener(
    'focusin',
    ({ target }) => {
      const box = restingBox(target);
      if (box && target instanceof Element && target.matches(':focus-visible')) wake(box);
    },
    { signal },
  );
}
