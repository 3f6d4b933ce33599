import type { Place } from './cursor';

/**
 * The tree of blocks. `final` means: ended by a complete line, no later text can change it (only the meaning
 * of its reference links). Blocks are made and changed by the block parser alone; `settled`, `place` and
 * `element` belong to the renderer.
 */
interface Kept {
  final: boolean;
  /** Where it is drawn. */
  element?: HTMLElement;
}

interface Holder<Child> extends Kept {
  readonly children: Child[];
  /** So many children, from the first, are drawn for good … */
  settled: number;
  /** … and drawing goes on here, … */
  place?: Place;
  /** … after a heading of this rank. */
  rank?: number | undefined;
}

export interface Root extends Holder<Block> {
  readonly kind: 'root';
}

export interface Quote extends Holder<Block> {
  readonly kind: 'quote';
}

export interface List extends Holder<Item> {
  readonly kind: 'list';
  readonly start: number | undefined; // undefined: bullets
  /** The bullet, or what stands behind the number; `:` of footnotes. Items with another one make another list. */
  readonly mark: string;
  /** Blank lines stand between its items or inside one. */
  loose: boolean;
}

export interface Item extends Holder<Block> {
  readonly kind: 'item';
  /** Columns its further lines are indented by. */
  readonly indent: number;
  task: 'done' | 'open' | undefined;
  /** Of a footnote: the name it is referred to by. */
  readonly note: string | undefined;
  /** The last line was blank: what follows makes the list loose. */
  blank: boolean;
}

export interface Paragraph extends Kept {
  readonly kind: 'paragraph';
  text: string;
  /** What ends the formula that is open at its end. */
  formula: string | undefined;
}

export interface Heading extends Kept {
  readonly kind: 'heading';
  readonly level: number;
  readonly text: string;
}

export interface Rule extends Kept {
  readonly kind: 'rule';
}

export interface Code extends Kept {
  readonly kind: 'code';
  /** Absent for code made by indentation. */
  readonly fence: { readonly mark: string; readonly indent: number } | undefined;
  readonly language: string;
  readonly lines: string[];
  /** Lines that are drawn. */
  drawn: number;
}

export interface Html extends Kept {
  readonly kind: 'html';
  /** What ends it; undefined: a blank line does. */
  readonly end: RegExp | undefined;
  readonly lines: string[];
  /** So many lines are drawn for good … */
  settled: number;
  /** … and drawing goes on here … */
  place?: Place;
  /** … inside this element, which is dropped with all it holds. */
  silenced: string;
}

export interface Table extends Kept {
  readonly kind: 'table';
  readonly header: readonly string[];
  readonly aligns: readonly string[];
  readonly rows: string[];
  /** So many rows are drawn for good … */
  settled: number;
  /** … and drawing goes on here. */
  place?: Place;
}

export type Container = Root | Quote | List | Item;
export type Leaf = Paragraph | Heading | Rule | Code | Html | Table;
export type Block = Quote | List | Item | Leaf;
