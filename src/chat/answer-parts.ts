import type { Answer, PlacedThought } from './answer';
import { splitThinking } from './thinking';

/** An answer as it is shown, from top to bottom. Keys stay the same while the answer grows. */
export type AnswerPart =
  | { readonly kind: 'text'; readonly key: string; readonly text: string }
  | { readonly kind: 'reasoning'; readonly key: string; readonly text: string; readonly done: boolean }
  | { readonly kind: 'tools'; readonly key: string; readonly thought: PlacedThought };

/**
 * Text, thoughts and tools in the order in which they came. What an agent says before a tool call stands before it,
 * so nothing moves under the reader's eyes when the call begins.
 */
export function answerParts(answer: Answer): readonly AnswerPart[] {
  const { text, reasoning } = answer;
  const isOver = answer.status !== 'streaming';
  const parts: AnswerPart[] = [];
  if (reasoning && reasoning.text !== '') {
    parts.push({
      kind: 'reasoning',
      key: 'reasoning',
      text: reasoning.text,
      done: reasoning.done || text !== '' || isOver,
    });
  }
  const thoughts = answer.thoughts.filter((thought) => thought.tools.length > 0);
  let next = 0;
  let count = 0;
  const addText = (from: number, to: number): void => {
    const piece = text.slice(from, to);
    if (piece.trim() !== '') parts.push({ kind: 'text', key: `text-${count++}`, text: trimEdges(piece) });
  };
  const addTools = (before: number): void => {
    for (let thought = thoughts[next]; thought && thought.at < before; thought = thoughts[++next]) {
      parts.push({ kind: 'tools', key: thought.id, thought });
    }
  };
  for (const stretch of splitThinking(text)) {
    if (stretch.kind === 'reasoning') {
      addTools(stretch.from);
      const thinking = text.slice(stretch.from, stretch.to).trim();
      if (thinking !== '' || !stretch.closed) {
        parts.push({
          kind: 'reasoning',
          key: `think-${count++}`,
          text: thinking,
          done: stretch.closed || isOver,
        });
      }
      continue;
    }
    let { from } = stretch;
    for (let thought = thoughts[next]; thought && thought.at <= stretch.to; thought = thoughts[next]) {
      addText(from, Math.max(from, thought.at));
      from = Math.max(from, thought.at);
      addTools(thought.at + 1);
    }
    addText(from, stretch.to);
  }
  addTools(Infinity);
  return parts;
}

/** Blank lines at the edge of a piece would be a gap beside what parts it; indentation is meant. */
function trimEdges(piece: string): string {
  return piece.replace(/^(?:[ \t]*\n)+/, '');
}
