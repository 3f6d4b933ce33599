import { effect, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import css from '../../theme/follow.css?inline';
import turnsCss from '../../theme/turns.css?inline';
import { useUi } from '../context';
import { Drawing } from '../icon';
import { useTexts } from '../lazy-part';

const DOWN = 'M12 5v14M6 13l6 6 6-6';
/** Distance to the end, in px, within which the reader counts as being there. */
const AT_END_PX = 24;
/** Distance to the top at which the page before is loaded. */
const NEAR_TOP_PX = 120;

interface FollowProps {
  /** What scrolls. */
  log: RefObject<HTMLElement | null>;
  /** What grows in it. */
  content: RefObject<HTMLElement | null>;
}

/** The turn the reader looks at and where it stands in the viewport, in px. */
interface Anchor {
  turn: Element;
  top: number;
}

/**
 * The reader owns the scroll (design §4.8): the end is followed only while he is there. Any move upwards, by wheel,
 * touch, key or scrollbar, releases; reaching the end takes hold again; asking a question goes to the end.
 * Shows the way back.
 */
export function Follow({ log, content }: FollowProps) {
  const { adopt, chat } = useUi();
  const texts = useTexts();
  adopt(css);
  adopt(turnsCss);
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
      // Above the first turn stands what stays there when older ones come.
      const turn = following.peek() ? undefined : findTurn(body, scroller.getBoundingClientRect().top, 1);
      anchor = turn && { turn, top: turn.getBoundingClientRect().top };
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
  }, [chat, following, log, content]);

  const jump = (): void => {
    following.value = true;
    const scroller = log.current;
    if (!scroller) return;
    scroller.scrollTop = scroller.scrollHeight;
    // The button goes away under the finger: focus stays inside the panel.
    scroller.focus({ preventScroll: true });
  };
  if (following.value) return null;
  return (
    <button type="button" class="jump" onClick={jump}>
      <Drawing path={DOWN} />
      {texts.jumpToLatest}
    </button>
  );
}

/**
 * The first turn below `edge`, found by halves: a long thread costs no more than a short one. Many turns stand in
 * groups (thread/past).
 */
function findTurn({ children }: Element, edge: number, low = 0): Element | undefined {
  for (let high = children.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((children[middle]?.getBoundingClientRect().bottom ?? 0) > edge) high = middle;
    else low = middle + 1;
  }
  const found = children[low];
  return found && found.className !== 'turn' ? findTurn(found, edge) : found;
}
