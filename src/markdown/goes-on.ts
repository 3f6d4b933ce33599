import type { Block } from './block';
import type { Line } from './line';

/** Whether an open block takes the line; what the block eats of it is eaten. */
export function goesOn(block: Block, line: Line): boolean {
  const blank = line.content === '';
  switch (block.kind) {
    case 'quote':
      if (line.indent > 3 || !line.content.startsWith('>')) return false;
      line.eat(1);
      line.skip(1);
      return true;
    case 'list':
      return true;
    case 'item':
      if (blank) return block.children.length > 0;
      if (line.indent < block.indent) return false;
      line.skip(block.indent);
      return true;
    case 'code':
      if (block.fence !== undefined) return true;
      if (!blank && line.indent < 4) return false;
      line.skip(4);
      return true;
    case 'html':
      return !blank || block.end !== undefined;
    case 'paragraph':
    case 'table':
      return !blank;
    case 'heading':
    case 'rule':
      return false;
    default:
      return block satisfies never;
  }
}
