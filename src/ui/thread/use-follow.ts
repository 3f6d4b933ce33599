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
    let firstKey = chat.turns.peek()[0]?.key;
    let height = scroller.scrollHeight;

    const toEnd = (): void => {
      scroller.scrollTop = scroller.scrollHeight;
      lastTop = scroller.scrollTop;
    };
    const handleScroll = (): void => {
      const top = scroller.scrollTop;
      const toBottom = scroller.scrollHeight - top - scroller.clientHeight;
      if (toBottom <= AT_END_PX) following.value = true;
      else if (top < lastTop - 1) following.value = false;
      if (top < lastTop && top < NEAR_TOP_PX) void chat.loadEarlier();
      lastTop = top;
    };
    const handleWheel = (event: WheelEvent): void => {
      if (event.deltaY < 0 && scroller.scrollTop > 0) following.value = false;
    };
    // After layout and before paint: reading sizes here costs nothing, and no frame shows the old place.
    const resized = new ResizeObserver(() => {
      const key = chat.turns.peek()[0]?.key;
      const grown = scroller.scrollHeight - height;
      height = scroller.scrollHeight;
      if (following.peek()) toEnd();
      // Older messages came in above: what the reader looks at stays where it is.
      else if (key !== firstKey) scroller.scrollTop += grown;
      firstKey = key;
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
