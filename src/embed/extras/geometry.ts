/** All in px of the layout viewport, by physical sides: a thing that was put to the right stays there in any language. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Point {
  left: number;
  top: number;
}

export interface Size {
  width: number;
  height: number;
}

/** A place that means the same in a window of another size: how far from the nearer sides. */
export interface Place {
  right: boolean;
  bottom: boolean;
  x: number;
  y: number;
}

/** Where the panel stands, seen from the launcher. */
export type Side = 'above' | 'below' | 'left' | 'right';

/** From the screen's edge. */
const MARGIN_PX = 8;
/** Between the panel and the edge, and the panel and the launcher (theme/panel.css). */
const INSET_PX = 20;
const GAP_PX = 12;
/** A panel of this height shows a conversation well; the room beside the launcher is asked for only below that. */
const GOOD_HEIGHT_PX = 480;
const GOOD_WIDTH_PX = 400;

/** The nearest point where all of it is seen. */
export function keepInside({ left, top }: Point, { width, height }: Size, view: Box): Point {
  const clamp = (value: number, from: number, to: number): number =>
    Math.max(from, Math.min(value, Math.max(from, to)));
  return {
    left: clamp(left, view.left + MARGIN_PX, view.right - width - MARGIN_PX),
    top: clamp(top, view.top + MARGIN_PX, view.bottom - height - MARGIN_PX),
  };
}

export function toPlace({ left, top }: Point, { width, height }: Size, view: Box): Place {
  const fromRight = view.right - left - width;
  const fromBottom = view.bottom - top - height;
  const right = fromRight < left - view.left;
  const bottom = fromBottom < top - view.top;
  return { right, bottom, x: right ? fromRight : left - view.left, y: bottom ? fromBottom : top - view.top };
}

export function fromPlace({ right, bottom, x, y }: Place, { width, height }: Size, view: Box): Point {
  return {
    left: right ? view.right - x - width : view.left + x,
    top: bottom ? view.bottom - y - height : view.top + y,
  };
}

/** Storage is anybody's. @returns `undefined` for anything but a place. */
export function parsePlace(raw: unknown): Place | undefined {
  const { x, y, right, bottom } = Object(raw);
  if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined;
  return { x: Number(x), y: Number(y), right: right === true, bottom: bottom === true };
}

/** Above or below, where there is more room; beside the launcher where neither is enough and that is. */
export function sideOfPanel(launcher: Box, view: Box): Side {
  const above = launcher.top - view.top;
  const below = view.bottom - launcher.bottom;
  const left = launcher.left - view.left;
  const right = view.right - launcher.right;
  const isHigh = Math.max(above, below) >= GOOD_HEIGHT_PX + INSET_PX + GAP_PX;
  const isWide = Math.max(left, right) >= GOOD_WIDTH_PX + INSET_PX + GAP_PX;
  if (isHigh || !isWide) return above >= below ? 'above' : 'below';
  return left >= right ? 'left' : 'right';
}
