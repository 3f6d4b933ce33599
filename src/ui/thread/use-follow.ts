import { effect, useSignal, type ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useUi } from '../context';

/** Distance to the end, in px, within which the reader counts as being there. */
const AT_END_PX = 24;
/** Distance to the top at which the page before is loaded. */
const NEAR_TOP_PX = 120;

interface Follow {
  log: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  following: ReadonlySignal<boolean>;
  jump: () => void;
}

/** The turn the reader looks at and where it stands in the viewport, in px. */
interface Anchor {
  turn: Element;
  top: number;
}

/**
 * The reader owns the scroll (design §4.8): the end is followed only while he is there. Any move upwards, by wheel,
 * touch, key or scrollbar, releases; reaching the end takes hold again; asking a question goes to the end.
 */
export function useFollow(): Follow {
  const { chat } = useUi();
  const log = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const following = useSignal(true);

  useEffect(() => {
    const scroller = log.current;
    const body = content.current;
    if (!scroller || !body) return undefined;
    let lastTop = 0;
    let anchor: Anchor | undefined;

    const toEnd = (): void => {
      scroller.scrollTop = scroller.scrollHeight;
      lastTop = scroller.scrollTop;
    };
    const handleScroll = (): void => {
      const top = scroller.scrollTop;
      // Our own move: what the reader looks at has not changed, though the layout around it may have.
      if (top === lastTop) return;
      const toBottom = scroller.scrollHeight - top - scroller.clientHeight;
      if (toBottom <= AT_END_PX) following.value = true;
      else if (top < lastTop - 1) following.value = false;
      if (top < lastTop && top < NEAR_TOP_PX) void chat.loadEarlier();
      lastTop = top;
      anchor = following.peek() ? undefined : findAnchor(scroller, body);
    };
    const handleWheel = (event: WheelEvent): void => {
      if (event.deltaY < 0 && scroller.scrollTop > 0) following.value = false;
    };
    // After layout and before paint: reading sizes here costs nothing, and no frame shows the old place.
    const resized = new ResizeObserver(() => {
      if (following.peek() && chat.turns.peek().length > 0) toEnd();
      // Older messages came in, or took their final shape, above: what the reader looks at stays where it is.
      else if (anchor?.turn.isConnected) {
        const moved = anchor.turn.getBoundingClientRect().top - anchor.top;
        if (Math.abs(moved) < 1) return;
        scroller.scrollTop += moved;
        lastTop = scroller.scrollTop;
      }
    });

    scroller.addEventListener('scroll', handleScroll, { passive: true });
    scroller.addEventListener('wheel', handleWheel, { passive: true });
    resized.observe(body);
    resized.observe(scroller);
    let lastKey: string | undefined;
    const stop = effect(() => {
      const key = chat.turns.value.at(-1)?.key;
      if (key !== lastKey && chat.busy.value) following.value = true;
      lastKey = key;
    });
    return () => {
      stop();
      resized.disconnect();
      scroller.removeEventListener('scroll', handleScroll);
      scroller.removeEventListener('wheel', handleWheel);
    };
  }, [chat, following]);

  const jump = (): void => {
    following.value = true;
    const scroller = log.current;
    if (!scroller) return;
    scroller.scrollTop = scroller.scrollHeight;
    // The button goes away under the finger: focus stays inside the panel.
    scroller.focus({ preventScroll: true });
  };
  return { log, content, following, jump };
}

function findAnchor(scroller: HTMLElement, body: HTMLElement): Anchor | undefined {
  const root = scroller.getRootNode();
  const { left, top, width } = scroller.getBoundingClientRect();
  const hit = root instanceof ShadowRoot ? root.elementFromPoint(left + width / 2, top + 1) : null;
  const turn = hit?.closest('.turn') ?? body.querySelector('.turn');
  return turn ? { turn, top: turn.getBoundingClientRect().top } : undefined;
}
