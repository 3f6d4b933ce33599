import { render } from 'preact';
import type { TurnView } from '../../../chat/turn-tree';
import { UiContext, type Ui } from '../../context';
import { AnswerArticle } from '../../message/answer-article';
import { QuestionArticle } from '../../message/question-article';
import { nodeAt, pathOf } from './node-path';
import { selectedRange } from './selection';

/**
 * Turns that live: components, signals, listeners. A turn at rest is a copy of its nodes: it reads, looks and is found
 * by the browser's search like the live one, and costs no script at all.
 */
export interface LiveTurns {
  isLive: (box: HTMLElement) => boolean;
  boxes: () => HTMLElement[];
  /** A new box with a live turn. */
  make: (turn: TurnView) => HTMLElement;
  /** The turn is another object now, with the same answer. */
  renew: (box: HTMLElement, turn: TurnView) => void;
  /** Makes the turn of a box alive; focus, selection and what is scrolled sideways stay where they are. */
  wake: (box: HTMLElement, turn: TurnView) => void;
  /** Puts a copy in the place of the box. @returns the copy. */
  rest: (box: HTMLElement) => Node;
  /** Ends the turn; its box stays, empty. */
  end: (box: HTMLElement) => void;
}

export function createLiveTurns(ui: Ui): LiveTurns {
  const live = new Set<HTMLElement>();

  function draw(box: HTMLElement, turn: TurnView): void {
    live.add(box);
    render(
      <UiContext.Provider value={ui}>
        <QuestionArticle turn={turn} />
        <AnswerArticle turn={turn} />
      </UiContext.Provider>,
      box,
    );
    quieten(box);
  }
  function end(box: HTMLElement): void {
    if (live.delete(box)) render(null, box);
  }

  return {
    isLive: (box) => live.has(box),
    boxes: () => [...live],
    make(turn) {
      const box = document.createElement('div');
      box.className = 'turn';
      draw(box, turn);
      return box;
    },
    renew: (box, turn) => live.has(box) && draw(box, turn),
    wake(box, turn) {
      const keep = keepPlace(box);
      const { parentNode, nextSibling } = box;
      // Apart from the document, so that nothing in it is announced as new.
      box.remove();
      box.replaceChildren();
      draw(box, turn);
      parentNode?.insertBefore(box, nextSibling);
      keep();
    },
    rest(box) {
      const copy = copyOf(box);
      box.replaceWith(copy);
      end(box);
      return copy;
    },
    end,
  };
}

/** At rest, and not announced. */
export function copyOf(box: HTMLElement): Node {
  const copy = box.cloneNode(true);
  if (copy instanceof HTMLElement) quieten(copy);
  return copy;
}

/** An old failure is no news: shown again it is not announced again. */
function quieten(box: HTMLElement): void {
  for (const alert of box.querySelectorAll('[role=alert]')) alert.setAttribute('role', 'group');
}

/** @returns puts focus, selection and sideways scrolling into the same places of what has taken the nodes' place. */
function keepPlace(box: HTMLElement): () => void {
  const root = box.getRootNode();
  if (!(root instanceof ShadowRoot)) return () => {};
  const { activeElement } = root;
  const focused = activeElement && box.contains(activeElement) ? pathOf(activeElement, box) : undefined;
  const range = selectedRange(root);
  const [start, end] = [range?.startContainer, range?.endContainer].map((node) =>
    node && box.contains(node) ? pathOf(node, box) : undefined,
  );
  const scrolled = [...box.querySelectorAll('pre, .table')].flatMap((element) =>
    element.scrollLeft === 0 ? [] : { path: pathOf(element, box), left: element.scrollLeft },
  );
  return () => {
    for (const { path, left } of scrolled) {
      const element = nodeAt(path, box);
      if (element instanceof Element) element.scrollLeft = left;
    }
    const element = focused && nodeAt(focused, box);
    if (element instanceof HTMLElement) element.focus({ preventScroll: true });
    if (!range || !(start || end)) return;
    const from = start ? nodeAt(start, box) : range.startContainer;
    const to = end ? nodeAt(end, box) : range.endContainer;
    if (from && to) document.getSelection()?.setBaseAndExtent(from, range.startOffset, to, range.endOffset);
  };
}
