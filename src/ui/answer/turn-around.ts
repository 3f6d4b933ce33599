import type { TurnView } from '../../chat/turn-tree';
import type { Ui } from '../context';

/** The turn in whose answer an element stands, and the one after it. A text's id begins with the key of its turn. */
export function turnAround(
  { chat }: Ui,
  element: Element,
): { turn: TurnView | undefined; next: TurnView | undefined } {
  const id = element.closest('.answer-text')?.id ?? '';
  const turns = chat.turns.peek();
  const index = turns.findIndex(({ key }) => id.startsWith(`${key}-text-`));
  return { turn: turns[index], next: index < 0 ? undefined : turns[index + 1] };
}
