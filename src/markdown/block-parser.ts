import type { Block, Code, Html, Item, List, Paragraph, Quote, Root } from './block';
import {
  HEADING,
  MARKER,
  RULE,
  TASK,
  UNDERLINE,
  closesFence,
  readAligns,
  readFence,
  readHtmlStart,
  splitRow,
} from './block-start';
import { openFormula } from './formula';
import { goesOn } from './goes-on';
import { isHalfFence, isHalfLine } from './half-line';
import { Line } from './line';
import { placeOf } from './place';

/** Containers inside containers; deeper ones are text. No answer needs more, and the DOM stays shallow. */
const MAX_DEPTH = 48;
/** Columns that further lines of a footnote are indented by. */
const NOTE_INDENT = 4;

/** Takes the reference definitions off the start of a paragraph and gives back the rest. */
export type TakeDefinitions = (text: string) => string;

/**
 * The block structure of CommonMark 0.31 with GFM's tables, task lists and footnotes, line by line, as the
 * specification's appendix describes it. What a line means depends on the lines before it alone, so nothing is
 * ever read twice, however long the text or any one of its blocks grows.
 *
 * The line still being written is read by `preview` and taken back by `revert` before the next one.
 */
export class BlockParser {
  readonly root: Root = { kind: 'root', final: false, children: [], settled: 0 };
  readonly #takeDefinitions: TakeDefinitions;
  /** From below the root down to the block that takes the next line. */
  #open: Block[] = [];
  /** What takes the previewed line back; undefined outside a preview. */
  #undo: (() => void)[] | undefined;

  constructor(takeDefinitions: TakeDefinitions) {
    this.#takeDefinitions = takeDefinitions;
  }

  /** Reads a complete line, without its line break. */
  read(text: string): void {
    const line = new Line(text);
    let depth = 0;
    for (const block of this.#open) {
      if (block.kind === 'code' && block.fence !== undefined && this.#atFence(line, block.fence.mark)) {
        if (this.#undo === undefined) this.#closeTo(depth);
        return;
      }
      if (!goesOn(block, line)) break;
      depth++;
    }
    const deepest = this.#open[depth - 1];
    if (deepest?.kind === 'code' || deepest?.kind === 'html') this.#addVerbatim(deepest, line);
    else if (line.content === '') this.#readBlank(depth);
    else if (deepest?.kind === 'paragraph' && deepest.formula) this.#addText(line.content);
    else if (this.#undo === undefined || !isHalfLine(line.content)) {
      this.#readContent(line, depth);
      for (const block of this.#open) if (block.kind === 'item') this.#set(block, 'blank', false);
    }
  }

  /** Reads the line still being written; markup that is half there does nothing yet. */
  preview(text: string): void {
    const open = [...this.#open];
    this.#undo = [() => (this.#open = open)];
    if (text.trim() !== '') this.read(text);
  }

  /** Takes the previewed line back. */
  revert(): void {
    for (const step of this.#undo?.toReversed() ?? []) step();
    this.#undo = undefined;
  }

  /** The text is complete. */
  end(): void {
    this.#closeTo(0);
  }

  #atFence(line: Line, mark: string): boolean {
    if (line.indent > 3) return false;
    return this.#undo === undefined ? closesFence(line.content, mark) : isHalfFence(line.content, mark);
  }

  #readBlank(depth: number): void {
    for (const block of this.#open) if (block.kind === 'item') this.#set(block, 'blank', true);
    this.#closeTo(depth);
  }

  #readContent(line: Line, matched: number): void {
    let depth = matched;
    while (line.content !== '') {
      const block = this.#readStart(line, depth);
      if (block === undefined) break;
      if (block === 'leaf') return;
      depth = this.#open.length;
    }
    if (line.content === '') return;
    const tip = this.#open.at(-1);
    if (depth < this.#open.length && tip?.kind !== 'paragraph') this.#closeTo(depth);
    this.#addText(line.content);
  }

  /** Begins the block that begins here, if one does: a leaf takes the rest of the line, a container does not. */
  #readStart(line: Line, depth: number): 'leaf' | 'container' | undefined {
    const { content, indent } = line;
    const inside = this.#open[depth - 1];
    const paragraph = inside?.kind === 'paragraph' ? inside : undefined;
    const add = (block: Block) => this.#add(block, depth);

    if (indent > 3) {
      if (this.#open.at(-1)?.kind === 'paragraph') return undefined;
      line.skip(4);
      add({ kind: 'code', final: false, fence: undefined, language: '', lines: [line.rest], drawn: 0 });
      return 'leaf';
    }

    const heading = HEADING.exec(content);
    if (heading) {
      const text = content.slice(heading[0].length).replace(/(?:^|[ \t]+)#+[ \t]*$/, '');
      add({ kind: 'heading', final: false, level: heading[1]?.length ?? 1, text });
      this.#definePlace(`#${placeOf(text)}`);
      this.#closeTo(this.#open.length - 1);
      return 'leaf';
    }

    const fence = readFence(content);
    if (fence) {
      const language = /^\s*(\S*)/.exec(fence.info)?.[1] ?? '';
      add({ kind: 'code', final: false, fence: { mark: fence.mark, indent }, language, lines: [], drawn: 0 });
      return 'leaf';
    }

    const html = readHtmlStart(content);
    if (html === 'tag' && this.#open.at(-1)?.kind === 'paragraph') return undefined;
    // A tag at the start of the line being written: what follows tells whether it stands alone.
    if (html === 'tag' && this.#undo) return 'leaf';
    if (html) {
      const block: Html = {
        kind: 'html',
        final: false,
        end: typeof html === 'string' ? undefined : html,
        lines: [],
        settled: 0,
        silenced: '',
      };
      add(block);
      line.skip(indent);
      this.#addVerbatim(block, line);
      return 'leaf';
    }

    if (
      paragraph &&
      (this.#readUnderline(content, paragraph, depth) || this.#readTable(content, paragraph, depth))
    )
      return 'leaf';

    if (RULE.test(content)) {
      add({ kind: 'rule', final: false });
      this.#closeTo(this.#open.length - 1);
      return 'leaf';
    }

    if (depth >= MAX_DEPTH) return undefined;
    if (content.startsWith('>')) {
      line.eat(1);
      line.skip(1);
      add({ kind: 'quote', final: false, children: [], settled: 0 });
      return 'container';
    }
    return this.#readItem(line, depth, paragraph !== undefined) ? 'container' : undefined;
  }

  #readItem(line: Line, depth: number, interrupts: boolean): boolean {
    const { content, indent } = line;
    const marker = MARKER.exec(content);
    if (!marker) return false;
    const [{ length: width }, number, note] = marker;
    const start = number === undefined ? undefined : Number(number);
    const empty = content.slice(width).trim() === '';
    // Text goes on unless the list plainly is one.
    if (interrupts && note === undefined && (empty || (start ?? 1) !== 1)) return false;

    line.eat(width);
    const space = empty || line.indent > 4 ? 1 : line.indent;
    line.skip(space);
    const mark = content[width - 1] ?? '';
    if (note !== undefined) this.#definePlace(`^${note}`);
    const item: Item = {
      kind: 'item',
      final: false,
      indent: note === undefined ? indent + width + space : NOTE_INDENT,
      task: undefined,
      note,
      blank: false,
      children: [],
      settled: 0,
    };
    const inside = this.#open[depth - 1];
    if (
      inside?.kind === 'list' &&
      inside.mark === mark &&
      (inside.start === undefined) === (start === undefined)
    ) {
      this.#closeTo(depth);
      if (inside.children.at(-1)?.blank) this.#set(inside, 'loose', true);
      this.#push(inside.children, item);
    } else {
      const list: List = {
        kind: 'list',
        final: false,
        start,
        mark,
        loose: false,
        children: [item],
        settled: 0,
      };
      this.#add(list, depth);
    }
    this.#open.push(item);
    return true;
  }

  /** `===` or `---` under a paragraph makes it a heading, unless it was nothing but definitions. */
  #readUnderline(content: string, paragraph: Paragraph, depth: number): boolean {
    if (!UNDERLINE.test(content)) return false;
    const text = this.#takeDefinitions(paragraph.text);
    this.#set(paragraph, 'text', text);
    if (text === '') return false;
    const level = content.startsWith('=') ? 1 : 2;
    this.#removeLast(depth);
    this.#add({ kind: 'heading', final: false, level, text }, depth - 1);
    this.#definePlace(`#${placeOf(text)}`);
    this.#closeTo(this.#open.length - 1);
    return true;
  }

  /** A delimiter row makes the last line of a paragraph the header of a table. */
  #readTable(content: string, paragraph: Paragraph, depth: number): boolean {
    const end = paragraph.text.lastIndexOf('\n');
    const header = paragraph.text.slice(end + 1);
    const aligns = readAligns(content, header);
    if (!aligns) return false;
    if (end < 0) this.#removeLast(depth);
    else this.#set(paragraph, 'text', paragraph.text.slice(0, end));
    this.#add(
      { kind: 'table', final: false, header: splitRow(header), aligns, rows: [], settled: 0 },
      depth - 1,
    );
    return true;
  }

  #addText(content: string): void {
    const tip = this.#open.at(-1);
    if (tip?.kind === 'paragraph') {
      this.#set(tip, 'text', tip.text === '' ? content : `${tip.text}\n${content}`);
      this.#set(tip, 'formula', openFormula(content, tip.formula));
    } else if (tip?.kind === 'table') this.#push(tip.rows, content);
    else {
      const task = tip?.kind === 'item' && tip.children.length === 0 ? TASK.exec(content) : null;
      if (task && tip?.kind === 'item') this.#set(tip, 'task', task[1] === ' ' ? 'open' : 'done');
      const text = content.slice(task?.[0].length ?? 0);
      const formula = openFormula(text, undefined);
      this.#add({ kind: 'paragraph', final: false, text, formula }, this.#open.length);
    }
  }

  #addVerbatim(block: Code | Html, line: Line): void {
    if (block.kind === 'code') line.skip(block.fence?.indent ?? 0);
    const text = line.rest;
    this.#push(block.lines, text);
    if (block.kind === 'html' && block.end?.test(text)) this.#closeTo(this.#open.length - 1);
  }

  /** A place in the answer is defined as a link to itself. */
  #definePlace(label: string): void {
    if (this.#undo === undefined) this.#takeDefinitions(`[${label}]: ${label}`);
  }

  /** The root, or the open block at this depth where it can hold others. */
  #holderAt(depth: number): Root | Quote | Item | undefined {
    const block = depth === 0 ? this.root : this.#open[depth - 1];
    return block && 'children' in block && block.kind !== 'list' ? block : undefined;
  }

  /** Puts a block into the open one at `depth`, or into the nearest around it that can hold it. */
  #add(block: Block, depth: number): void {
    let keep = depth;
    let holder = this.#holderAt(keep);
    while (!holder && keep > 0) holder = this.#holderAt(--keep);
    this.#closeTo(keep);
    if (!holder) return;
    const list = this.#open[keep - 2];
    if (holder.kind === 'item' && holder.blank && holder.children.length > 0 && list?.kind === 'list')
      this.#set(list, 'loose', true);
    this.#push(holder.children, block);
    this.#open.push(block);
  }

  #removeLast(depth: number): void {
    const holder = this.#holderAt(depth - 1);
    this.#closeTo(depth - 1);
    holder?.children.pop();
  }

  #closeTo(depth: number): void {
    while (this.#open.length > depth) {
      const block = this.#open.pop();
      // A previewed line ends nothing for good.
      if (block === undefined || this.#undo !== undefined) continue;
      block.final = true;
      if (block.kind === 'paragraph') block.text = this.#takeDefinitions(block.text);
    }
  }

  #push<T>(list: T[], value: T): void {
    list.push(value);
    this.#undo?.push(() => list.pop());
  }

  #set<T extends object, K extends keyof T>(target: T, key: K, value: T[K]): void {
    const before = target[key];
    if (before === value) return;
    target[key] = value;
    this.#undo?.push(() => (target[key] = before));
  }
}
