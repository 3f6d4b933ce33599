import type { FrameEvents } from './protocol';

type Size = FrameEvents['resize'];

/** Tells the size of this frame and the height of what is in it, whenever one of them changes. */
export function watchSize(root: ShadowRoot, tell: (size: Size) => void): void {
  let last = '';
  let watched: Element | undefined;

  function report(): void {
    const size = measure(watched);
    if (JSON.stringify(size) === last) return;
    last = JSON.stringify(size);
    tell(size);
  }
  /** A panel that begins anew, or comes back from its list of conversations, has other elements. */
  function watch(): void {
    if (watched?.isConnected) return;
    if (watched) observer.unobserve(watched);
    watched = root.querySelector('.turns') ?? undefined;
    if (watched) observer.observe(watched);
  }
  const observer = new ResizeObserver(report);
  new MutationObserver(watch).observe(root, { childList: true, subtree: true });
  addEventListener('resize', report);
  watch();
}

/** What is around the turns stays as it is; they themselves may be scrolled, or leave room. */
function measure(turns: Element | undefined): Size {
  const { innerWidth: width, innerHeight: height } = window;
  const log = turns?.parentElement;
  if (!turns || !log) return { width, height, content: height };
  const { paddingTop, paddingBottom } = getComputedStyle(log);
  const inside = turns.getBoundingClientRect().height + parseFloat(paddingTop) + parseFloat(paddingBottom);
  return { width, height, content: Math.ceil(height - log.clientHeight + inside) };
}
