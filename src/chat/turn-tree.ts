import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Answer } from './answer';
import type { MessageFile } from './stream-event';
import type { OutgoingFile } from './transport';

export interface Question {
  readonly text: string;
  /** As they are shown. */
  readonly files: readonly MessageFile[];
  /** As they are sent. */
  readonly items: readonly OutgoingFile[];
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** A question and its answer: one row of the server, one node of the conversation's tree. */
export interface Turn {
  /** Ours, never changes; the server's id comes later, in the answer. */
  readonly key: string;
  /** Key of the turn this one continues; `undefined` for a root. */
  readonly parentKey: string | undefined;
  readonly question: Question;
  readonly answer: Signal<Answer>;
  /** Unix seconds: by the server's clock, of a turn of this page view by the visitor's. */
  readonly createdAt: number | undefined;
}

/** A turn as the components see it: nothing to write. */
export interface TurnView extends Omit<Turn, 'answer'> {
  readonly answer: ReadonlySignal<Answer>;
}

/**
 * All turns of a conversation and the branch on show. Immutable.
 *
 *     root ── turn ── turn          a regenerated answer or an edited question is a sibling;
 *          └─ turn ── turn (shown)  without a choice the youngest sibling is shown
 */
export interface TurnTree {
  /** Oldest first. */
  readonly turns: readonly Turn[];
  /** Chosen child by parent key; `''` stands for the roots. */
  readonly chosen: ReadonlyMap<string, string>;
}

export const EMPTY_TREE: TurnTree = { turns: [], chosen: new Map() };

export const keyOf = (parentKey: string | undefined): string => parentKey ?? '';

/** Adds a turn and shows it. */
export function addTurn(tree: TurnTree, turn: Turn): TurnTree {
  return {
    turns: [...tree.turns, turn],
    chosen: new Map(tree.chosen).set(keyOf(turn.parentKey), turn.key),
  };
}

/** Takes out a turn that never reached the server. */
export function removeTurn(tree: TurnTree, key: string): TurnTree {
  const chosen = new Map([...tree.chosen].filter(([, child]) => child !== key));
  return { turns: tree.turns.filter((turn) => turn.key !== key), chosen };
}

/** The branch on show, from the root on. Linear in the number of turns. */
export function shownPath(tree: TurnTree): Turn[] {
  const children = new Map<string, Turn[]>();
  for (const turn of tree.turns) {
    const siblings = children.get(keyOf(turn.parentKey));
    if (siblings) siblings.push(turn);
    else children.set(keyOf(turn.parentKey), [turn]);
  }
  const path: Turn[] = [];
  for (let parent = ''; ;) {
    const siblings = children.get(parent);
    if (!siblings) return path;
    const chosenKey = tree.chosen.get(parent);
    const next = siblings.find((turn) => turn.key === chosenKey) ?? siblings.at(-1);
    // A parent that names its own descendant (never seen, but it comes from outside) must not loop.
    if (!next || path.length > tree.turns.length) return path;
    path.push(next);
    parent = next.key;
  }
}

export function findTurn(tree: TurnTree, { key }: Pick<Turn, 'key'>): Turn | undefined {
  return tree.turns.find((turn) => turn.key === key);
}
