import { effect, untracked } from '@preact/signals';
import type { TurnView } from '../../../chat/turn-tree';
import type { Ui } from '../../context';
import { forwardPresses } from './forward-presses';
import { copyOf, createLiveTurns } from './live-turns';
import { isHeld, mayRest, MEDIA } from './may-rest';
import { whenIdle, type IdleWork } from './when-idle';

/** Turns that are laid out, or skipped, together. */
const GROUP = 10;
/** So many of the newest are always alive, in the thread itself. */
const NEWEST = 10;
/** So many heights of the thread from what is in sight, a turn is far. */
const FAR = 2;

interface Group {
  readonly element: HTMLElement;
  /** By the element's children. */
  turns: readonly TurnView[];
}

export interface PastTurns {
  /** Shows the turns in `container`. @returns takes them out again. */
  show: (container: HTMLElement) => () => void;
}

/**
 * All turns but the newest. They come alive where the reader is; far from him they are at rest (`LiveTurns`), and their
 * groups are not laid out. `ui.past` tells the thread how many they are.
 */
export function createPastTurns(ui: Ui): PastTurns {
  const { chat } = ui;
  const live = createLiveTurns(ui);
  let groups: readonly Group[] = [];
  /** Key of the first turn that is the thread's own. */
  let border = chat.turns.peek()[0]?.key;
  /** Turns in which the visitor has scrolled sideways. */
  const scrolled = new WeakSet<Element>();

  const known = (): readonly TurnView[] => groups.flatMap(({ turns }) => turns);

  function countPast(turns: readonly TurnView[]): number {
    const index = turns.findIndex(({ key }) => key === border);
    if (index >= 0) return index;
    // On another branch, or in another conversation: what goes on stays, what is new is the thread's own, as far as that is short.
    const former = known();
    const same = former.findIndex(({ key }, at) => key !== turns[at]?.key);
    const newest = turns.length - 1;
    return Math.max(0, Math.min(newest, Math.max(same < 0 ? former.length : same, newest - GROUP * 4)));
  }
  const tell = (): void => {
    ui.past.value = (turns) => countPast(turns);
  };

  function groupOf(turns: readonly TurnView[], boxes: readonly Node[]): Group {
    const element = document.createElement('div');
    element.className = 'past-group';
    element.append(...boxes);
    // Its size is remembered when it was on show once.
    requestAnimationFrame(() => requestAnimationFrame(() => (element.dataset['seen'] = '')));
    return { element, turns };
  }
  /** From the end, so that the group at the top is the small one. `isFar`: they need not live first. */
  function makeGroups(turns: readonly TurnView[], isFar = false): Group[] {
    const make = (turn: TurnView): Node => {
      const box = live.make(turn);
      return isFar && canRest(box) ? live.rest(box) : box;
    };
    const made: Group[] = [];
    for (let end = turns.length; end > 0; end -= GROUP) {
      const some = turns.slice(Math.max(0, end - GROUP), end);
      made.unshift(groupOf(some, some.map(make)));
    }
    return made;
  }
  const boxesOf = ({ element }: Group): HTMLElement[] => [...element.children].filter(isBox);

  /** Keeps the first `count` turns of a group. */
  function cut(group: Group, count: number): void {
    for (const box of boxesOf(group).slice(count)) {
      live.end(box);
      box.remove();
    }
    group.turns = group.turns.slice(0, count);
    if (count === 0) group.element.remove();
  }

  function arrange(container: HTMLElement, log: HTMLElement, turns: readonly TurnView[]): void {
    const count = countPast(turns);
    border = turns[count]?.key;
    const list = turns.slice(0, count);
    const first = groups[0]?.turns[0]?.key;
    const start = list.findIndex(({ key }) => key === first);
    const before = list.slice(0, start < 0 ? count : start);
    let at = before.length;
    for (const group of groups) {
      const off = group.turns.findIndex(({ key }, index) => key !== list[at + index]?.key);
      const same = off < 0 ? group.turns.length : off;
      list.slice(at, at + same).forEach((turn, index) => {
        const box = group.element.children[index];
        if (turn !== group.turns[index] && isBox(box)) live.renew(box, turn);
      });
      group.turns = [...list.slice(at, at + same), ...group.turns.slice(same)];
      at += same;
      if (off >= 0) cut(group, same);
    }
    const older = makeGroups(before, log.scrollTop > log.clientHeight * FAR);
    const newer = makeGroups(list.slice(at));
    container.prepend(...older.map(({ element }) => element));
    container.append(...newer.map(({ element }) => element));
    groups = [...older, ...groups.filter((group) => group.turns.length > 0), ...newer];
  }

  function canRest(box: HTMLElement): boolean {
    return !scrolled.has(box) && !box.querySelector(MEDIA) && mayRest(ui, box);
  }
  function turnOf(box: HTMLElement): TurnView | undefined {
    const group = groups.find(({ element }) => element === box.parentElement);
    return group?.turns[[...group.element.children].indexOf(box)];
  }
  function wake(box: HTMLElement): void {
    const turn = turnOf(box);
    if (turn && !live.isLive(box)) live.wake(box, turn);
  }

  /** Takes the oldest of the thread's own turns. */
  function takeOver(container: HTMLElement, boxes: readonly HTMLElement[]): void {
    const turns = chat.turns.peek();
    const count = countPast(turns);
    const taken = turns.slice(count, count + GROUP);
    const group = groupOf(
      taken,
      taken.flatMap((turn, index) => {
        const box = boxes[index];
        return box && !box.querySelector(MEDIA) ? copyOf(box) : live.make(turn);
      }),
    );
    container.append(group.element);
    groups = [...groups, group];
    border = turns[count + GROUP]?.key;
    tell();
  }

  function restAll(group: Group): void {
    for (const box of boxesOf(group)) if (live.isLive(box) && canRest(box)) live.rest(box);
  }

  /** What there is to do for where the reader is now, most urgent first. */
  function plan(container: HTMLElement, log: HTMLElement, onTaken: () => void): (() => void)[] {
    const { top, bottom, height } = log.getBoundingClientRect();
    if (height === 0 || chat.busy.peek()) return [];
    const far = height * FAR;
    const wakes: (() => void)[] = [];
    const rests: (() => void)[] = [];
    const inUse = new Set(live.boxes().map((box) => box.parentElement));
    for (const group of groups) {
      const place = group.element.getBoundingClientRect();
      if (place.bottom < top - far || place.top > bottom + far) {
        if (inUse.has(group.element)) rests.push(() => restAll(group));
      } else if (place.bottom > top && place.top < bottom) {
        for (const box of boxesOf(group))
          if (!live.isLive(box) && isInSight(box, top, bottom) && !isHeld(box)) wakes.push(() => wake(box));
      }
    }
    const own = ownTurns(container);
    const oldest = own.slice(0, GROUP);
    if (
      own.length >= GROUP + NEWEST &&
      (oldest.at(-1)?.getBoundingClientRect().bottom ?? 0) < top - far &&
      oldest.every((box) => !scrolled.has(box) && mayRest(ui, box))
    )
      rests.push(() => {
        takeOver(container, oldest);
        onTaken();
      });
    return [...wakes, ...rests];
  }

  return {
    show(container) {
      const log = container.closest<HTMLElement>('.log');
      if (!log) return () => {};
      container.append(...groups.map(({ element }) => element));
      for (const group of groups)
        for (const box of boxesOf(group)) if (box.childElementCount === 0) wake(box);
      const idle: IdleWork = whenIdle(() => plan(container, log, () => idle.soon()));
      const ended = new AbortController();
      const stop = effect(() => {
        const turns = chat.turns.value;
        if (!chat.busy.value) idle.soon();
        untracked(() => arrange(container, log, turns));
      });
      forwardPresses(container, (box) => !live.isLive(box), wake, ended.signal);
      const handleScroll = ({ target }: Event): void => {
        if (target === log) idle.later();
        else if (target instanceof Element) {
          const box = target.closest('.turn');
          if (box) scrolled.add(box);
        }
      };
      log.addEventListener('scroll', handleScroll, { capture: true, passive: true, signal: ended.signal });
      tell();
      return () => {
        stop();
        idle.stop();
        ended.abort();
        for (const group of groups) for (const box of boxesOf(group)) live.end(box);
      };
    },
  };
}

const isBox = (node: unknown): node is HTMLElement => node instanceof HTMLElement;

/** Turns that the thread draws itself. */
function ownTurns(container: HTMLElement): HTMLElement[] {
  return [...(container.parentElement?.children ?? [])]
    .filter(isBox)
    .filter(({ className }) => className === 'turn');
}

function isInSight(box: HTMLElement, top: number, bottom: number): boolean {
  const place = box.getBoundingClientRect();
  return place.bottom > top && place.top < bottom;
}
