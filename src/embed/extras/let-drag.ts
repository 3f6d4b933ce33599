import { readPanelState, savePanelState } from '../panel-state';
import { fromPlace, keepInside, parsePlace, toPlace } from './geometry';
import type { Point, Size } from './geometry';
import type { Extra } from './extra';
import { boxOf, seen, showSide } from './show-side';
import { watchGrip } from './watch-grip';

/** Of one press of an arrow key. */
const STEP_PX = 16;
/** By the names of the keys: physical, as the arrows on them. */
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { left: -STEP_PX, top: 0 },
  ArrowRight: { left: STEP_PX, top: 0 },
  ArrowUp: { left: 0, top: -STEP_PX },
  ArrowDown: { left: 0, top: STEP_PX },
};

/**
 * Lets the visitor move the launcher: by pointer, or by Shift and an arrow key. It stays inside of what is seen, also
 * in a smaller window, and is found where it was left. A double press, or Shift and Home, puts it back into its corner.
 */
export function letDrag(extra: Extra): void {
  const { launcher, host, options, signal, store } = extra;
  const { dragAxis: axis = 'both' } = options;
  if (!/^(x|y|both)$/.test(axis)) console.warn('[dify-chat] option "dragAxis" should be: x | y | both');
  let place = parsePlace(readPanelState(store).place);

  /** By its middle: a launcher that is held down is drawn a little smaller. */
  const here = (): Point => {
    const { left, top, width, height } = launcher.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = launcher;
    return { left: left + (width - offsetWidth) / 2, top: top + (height - offsetHeight) / 2 };
  };
  /** Along the axis that is allowed. */
  const along = (from: Point, by: Point): Point => ({
    left: from.left + (axis === 'y' ? 0 : by.left),
    top: from.top + (axis === 'x' ? 0 : by.top),
  });

  /** Without a point: in its corner. */
  function put(point: Point | undefined): void {
    const size = sizeOf(launcher);
    // Hidden by the page it is not drawn: nobody sees where it is, and there is nothing to measure.
    if (point && size.width === 0) return;
    const inside = point && keepInside(point, size, seen());
    launcher.style.inset = inside ? `${inside.top}px auto auto ${inside.left}px` : '';
    showSide(host, inside && boxOf(inside, size));
  }
  function putInPlace(): void {
    put(place && fromPlace(place, sizeOf(launcher), seen()));
  }
  function keep(): void {
    place = toPlace(here(), sizeOf(launcher), seen());
    savePanelState(store, { place });
  }
  function giveBack(): void {
    place = undefined;
    savePanelState(store, { place });
    put(undefined);
  }
  function handleKey(event: KeyboardEvent): void {
    const by = ARROWS[event.key];
    if (!event.shiftKey || !(by || event.key === 'Home')) return;
    event.preventDefault();
    event.stopPropagation(); // the page's shortcuts are not meant
    if (!by) {
      giveBack();
      return;
    }
    put(along(here(), by));
    keep();
  }

  watchGrip(launcher, signal, {
    start: here,
    move: (from, by) => put(along(from, by)),
    end: keep,
    cancel: putInPlace,
  });
  launcher.addEventListener('keydown', handleKey, { signal });
  launcher.addEventListener('dblclick', giveBack, { signal });
  addEventListener('resize', putInPlace, { signal });
  // A finger that scrolls the page along the other axis may do so.
  launcher.style.touchAction = axis === 'both' ? 'none' : axis === 'x' ? 'pan-y' : 'pan-x';
  signal.addEventListener('abort', () => {
    put(undefined);
    launcher.style.touchAction = '';
    launcher.ariaDescription = null;
  });
  putInPlace();
  void extra.loadTexts().then(({ moveLauncher }) => {
    if (!signal.aborted) launcher.ariaDescription = moveLauncher;
  });
}

function sizeOf({ offsetWidth, offsetHeight }: HTMLElement): Size {
  return { width: offsetWidth, height: offsetHeight };
}
