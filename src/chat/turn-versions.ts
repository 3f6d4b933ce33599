import type { Chat } from './chat-model';
import { keyOf, type Turn, type TurnTree, type TurnView } from './turn-tree';

/** Which of several answers to the same question, or of several wordings of a question, is on show. */
export interface Version {
  /** From 1. */
  readonly number: number;
  readonly count: number;
}

/** Tracked: who asks is drawn again when a version comes or is chosen. */
export function versionOf({ tree }: Pick<Chat, 'tree'>, turn: TurnView): Version {
  const siblings = siblingsOf(tree.value, turn);
  return { number: siblings.findIndex(({ key }) => key === turn.key) + 1, count: siblings.length };
}

/** Shows the sibling `step` places further; at either end, and while an answer is on its way, nothing changes. */
export function showVersion({ tree, busy }: Pick<Chat, 'tree' | 'busy'>, turn: TurnView, step: 1 | -1): void {
  const { turns, chosen } = tree.peek();
  const siblings = siblingsOf(tree.peek(), turn);
  const next = siblings[siblings.findIndex(({ key }) => key === turn.key) + step];
  if (!next || busy.peek()) return;
  tree.value = { turns, chosen: new Map(chosen).set(keyOf(turn.parentKey), next.key) };
}

function siblingsOf(tree: TurnTree, turn: Pick<Turn, 'parentKey'>): readonly Turn[] {
  return tree.turns.filter((other) => other.parentKey === turn.parentKey);
}
