/** How many times its fitting size a picture may become, and becomes at once. */
const MOST = 8;
const AT_ONCE = 2.5;

export interface Lens {
  reset: () => void;
  /** Makes the picture so many times as large. */
  by: (factor: number) => void;
  isZoomed: () => boolean;
}

/**
 * Lets a picture be looked at closely: by the button and a double click at once, by the wheel and a trackpad's pinch step
 * by step, towards the pointer. A mouse drags it, a finger scrolls it; two fingers zoom as the browser does it.
 */
export function enableZoom(stage: HTMLElement, image: HTMLImageElement, button: HTMLButtonElement): Lens {
  let scale = 1;
  /** Where the picture fits. */
  let fit = { width: 0, height: 0 };

  const set = (wanted: number, x?: number, y?: number): void => {
    const before = scale;
    if (before === 1) fit = { width: image.clientWidth, height: image.clientHeight };
    scale = Math.min(MOST, Math.max(1, wanted));
    const isZoomed = scale > 1;
    button.ariaPressed = String(isZoomed);
    stage.toggleAttribute('data-zoomed', isZoomed);
    // The place under the pointer, else the middle, stays where it is.
    const frame = stage.getBoundingClientRect();
    const box = image.getBoundingClientRect();
    const at = { x: x ?? frame.left + frame.width / 2, y: y ?? frame.top + frame.height / 2 };
    const part = { x: (at.x - box.left) / (box.width || 1), y: (at.y - box.top) / (box.height || 1) };
    image.style.width = isZoomed ? `${fit.width * scale}px` : '';
    image.style.height = isZoomed ? `${fit.height * scale}px` : '';
    const now = image.getBoundingClientRect();
    stage.scrollBy(now.left + part.x * now.width - at.x, now.top + part.y * now.height - at.y);
  };
  const toggle = (x?: number, y?: number): void => set(scale > 1 ? 1 : AT_ONCE, x, y);

  button.addEventListener('click', () => toggle());
  image.addEventListener('dblclick', ({ clientX, clientY }) => toggle(clientX, clientY));
  stage.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      set(scale * Math.exp(-event.deltaY / (event.ctrlKey ? 100 : 400)), event.clientX, event.clientY);
    },
    { passive: false },
  );
  image.draggable = false;
  image.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse' && scale > 1) image.setPointerCapture(event.pointerId);
  });
  image.addEventListener('pointermove', (event) => {
    if (image.hasPointerCapture(event.pointerId)) stage.scrollBy(-event.movementX, -event.movementY);
  });
  return {
    reset: () => set(1),
    by: (factor) => set(scale * factor),
    isZoomed: () => scale > 1,
  };
}
