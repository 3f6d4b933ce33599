import type { Answer, PlacedThought } from './answer';
import { splitThinking, type Stretch, withoutHalfTag } from './thinking';

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
  const { reasoning } = answer;
  const isOver = answer.status !== 'streaming';
  const thoughts = answer.thoughts.filter((thought) => thought.tools.length > 0);
  const starts = thoughts.map(({ at }) => at);
  // What stands before a tool call is complete, whatever it looks like.
  const isWhole = isOver || starts.includes(answer.text.length);
  const text = isWhole ? answer.text : withoutHalfTag(answer.text);
  const parts: AnswerPart[] = [];
  if (reasoning && reasoning.text !== '') {
    const done = reasoning.done || text !== '' || isOver;
    parts.push({ kind: 'reasoning', key: 'reasoning', text: reasoning.text, done });
  }
  let next = 0;
  let count = 0;
  const addPiece = (kind: Stretch['kind'], from: number, to: number, done: boolean): void => {
    const piece = text.slice(from, to);
    if (piece.trim() === '') return;
    if (kind === 'text') parts.push({ kind, key: `text-${count++}`, text: trimEdges(piece) });
    else parts.push({ kind, key: `think-${count++}`, text: piece.trim(), done });
  };
  for (const { kind, from, to, closed } of splitThinking(text, starts)) {
    // What is called at the end of a closed thought belongs to what follows: its tag parts them.
    const last = kind === 'reasoning' && closed ? to - 1 : to;
    let start = from;
    for (let thought = thoughts[next]; thought && thought.at <= last; thought = thoughts[++next]) {
      const at = Math.max(start, thought.at);
      addPiece(kind, start, at, true);
      start = at;
      parts.push({ kind: 'tools', key: thought.id, thought });
    }
    addPiece(kind, start, to, closed || isOver);
  }
  for (const thought of thoughts.slice(next)) parts.push({ kind: 'tools', key: thought.id, thought });
  return parts;
}

/** Blank lines at the edge of a piece would be a gap beside what parts it; indentation is meant. */
function trimEdges(piece: string): string {
  return piece.replace(/^(?:[ \t]*\n)+/, '');
}

/** The answer as its author wrote it, in Markdown, without what was thought on the way. */
export function answerMarkdown(answer: Answer): string {
  return answerParts(answer)
    .flatMap((part) => (part.kind === 'text' ? part.text.trim() : []))
    .join('\n\n');
}
