import type { Block, Code, Heading, Html, Item, List, Paragraph, Quote, Root, Table } from './block';
import { splitRow } from './block-start';
import { makeCodeHead } from './code-head';
import type { Cursor } from './cursor';
import { InlineWriter } from './inline-writer';
import type { MarkdownOptions } from './options';
import { Shells } from './shells';

/** Lines of code in one text node: growing one does not copy the whole block. */
const LINES_PER_NODE = 24;
/** Definitions at the end of a paragraph being written. */
const DEFINITIONS = /^(?:\[[^\]\n]+\]:[ \t]*\S*[ \t]*(?:["'(][^\n]*)?(?:\n|$))+/;

/** Writes the tree of blocks; what is settled is neither read nor touched again. */
export class BlockWriter {
  readonly inline: InlineWriter;
  readonly #cursor: Cursor;
  readonly #options: MarkdownOptions;
  readonly #shells: Shells;
  /** The text may still grow. */
  live = true;

  constructor(cursor: Cursor, options: MarkdownOptions) {
    this.#cursor = cursor;
    this.#options = options;
    this.#shells = new Shells(cursor, options);
    this.inline = new InlineWriter(cursor, this.#shells);
  }

  /** Writes what is not settled of the children of a block into its element. */
  children(block: Root | Quote | List | Item, element: HTMLElement): void {
    const cursor = this.#cursor;
    const start = block.place ?? { parent: element, after: null };
    if (!cursor.goTo(start)) {
      block.settled = 0;
      block.rank = undefined;
      cursor.goTo({ parent: element, after: null });
    }
    if (block.kind === 'root') this.#shells.rank = 0;
    this.#shells.rank = block.rank ?? this.#shells.rank;
    for (let i = block.settled; i < block.children.length; i++) {
      const child = block.children[i];
      if (!child) break;
      this.#block(child, block, element);
      if (child.final && i === block.settled) {
        block.settled++;
        block.place = cursor.place;
        block.rank = this.#shells.rank;
      }
    }
    cursor.leave(element);
    this.#shells.endTags();
  }

  #block(block: Block, holder: Root | Quote | List | Item, scope: Element): void {
    const cursor = this.#cursor;
    switch (block.kind) {
      case 'paragraph':
        this.#paragraph(block, holder);
        break;
      case 'heading':
        this.#heading(block);
        break;
      case 'rule':
        cursor.whole('hr');
        break;
      case 'quote':
        block.element = cursor.open('blockquote', { dir: 'auto' }, block.element);
        this.children(block, block.element);
        break;
      case 'list':
        this.#list(block);
        break;
      case 'item':
        this.#item(block);
        break;
      case 'code':
        this.#code(block);
        break;
      case 'html':
        this.#rawHtml(block, scope);
        break;
      case 'table':
        this.#table(block, true);
        break;
      default:
        block satisfies never;
    }
  }

  #list(list: List): void {
    const { start } = list;
    list.element = this.#cursor.open(
      start === undefined ? 'ul' : 'ol',
      {
        dir: 'auto', // of all that is in it: markers and bars stand where its words begin
        ...(start !== undefined && start !== 1 && { start: String(start) }),
        ...(list.loose && { 'data-loose': '' }),
      },
      list.element,
    );
    this.children(list, list.element);
  }

  #item(item: Item): void {
    const { note } = item;
    item.element = this.#cursor.open('li', note ? { 'data-note': note } : {}, item.element);
    this.children(item, item.element);
  }

  #heading({ level, text, final }: Heading): void {
    this.#shells.heading(level);
    this.inline.write(text, this.live && !final);
    this.#cursor.close();
  }

  #paragraph(block: Paragraph, holder: Root | Quote | List | Item): void {
    const live = this.live && !block.final;
    let text = live ? block.text.replace(DEFINITIONS, '') : block.text;
    // A line that begins with a pipe is shown as the header of the table it almost surely begins.
    const lastLine = text.slice(text.lastIndexOf('\n') + 1);
    const isHeader = live && !block.formula && holder.children.at(-1) === block && /^\|./.test(lastLine);
    const header = isHeader ? lastLine : undefined;
    if (header) text = text.slice(0, text.length - header.length);
    if (text.trim() !== '') {
      const item = holder.kind === 'item' && holder.children[0] === block ? holder : undefined;
      block.element = this.#cursor.open('p', holder.kind === 'root' ? { dir: 'auto' } : {}, block.element);
      this.inline.write(text, live, item && (() => this.#shells.lead(item)));
      this.#cursor.close();
    }
    if (header) {
      const cells = splitRow(header);
      this.#table({ kind: 'table', final: false, header: cells, aligns: [], rows: [], settled: 0 }, false);
    }
  }

  #code(block: Code): void {
    const cursor = this.#cursor;
    const { lines, language } = block;
    let count = lines.length;
    // Blank lines at the end of indented code belong to what follows.
    if (!block.fence) while (lines[count - 1]?.trim() === '') count--;

    const known = block.element;
    block.element = cursor.open('div', { class: 'code' }, known);
    cursor.whole(`code ${language}`, () => makeCodeHead(language, this.#options));
    cursor.open('pre', { tabindex: '0' });
    const code = cursor.open('code', language === '' ? {} : { 'data-language': language });
    let chunk = known ? Math.max(0, Math.floor((block.drawn - 1) / LINES_PER_NODE)) : 0;
    if (chunk > 0) cursor.goTo({ parent: code, after: code.childNodes[chunk - 1] ?? null });
    for (; chunk * LINES_PER_NODE < count; chunk++) {
      const end = (chunk + 1) * LINES_PER_NODE;
      cursor.text(lines.slice(chunk * LINES_PER_NODE, Math.min(end, count)).join('\n'));
      if (end < count) cursor.text('\n');
      cursor.flush();
    }
    block.drawn = count;
    cursor.leave(block.element);
    if (block.final) this.#options.onCodeBlock?.(code, language);
  }

  #table(block: Table, headerDone: boolean): void {
    const cursor = this.#cursor;
    block.element = this.#shells.tableBox(block.element);
    cursor.open('table');
    if (!block.place || !cursor.goTo(block.place)) {
      block.settled = 0;
      cursor.open('thead');
      this.#row('th', block, block.header, headerDone);
      cursor.close();
      if (block.rows.length > 0) cursor.open('tbody');
    }
    for (let i = block.settled; i < block.rows.length; i++) {
      const done = block.final || i < block.rows.length - 1;
      this.#row('td', block, splitRow(block.rows[i] ?? ''), done);
      if (done) {
        block.settled = i + 1;
        block.place = cursor.place;
      }
    }
    cursor.leave(block.element);
  }

  #row(tag: 'th' | 'td', { header, aligns }: Table, cells: readonly string[], done: boolean): void {
    const cursor = this.#cursor;
    cursor.open('tr');
    header.forEach((_, i) => {
      const align = aligns[i];
      cursor.open(tag, {
        dir: 'auto',
        ...(tag === 'th' && { scope: 'col' }),
        ...(align && { align }),
      });
      this.inline.write(cells[i] ?? '', this.live && !done);
      cursor.close();
    });
    cursor.close();
  }

  #rawHtml(block: Html, scope: Element): void {
    const html = this.#shells.bringHtml();
    if (html) html.block(block, scope, this.live && !block.final);
    else if (html === null) {
      this.#cursor.open('p', { dir: 'auto' });
      this.#cursor.text(block.lines.join('\n'));
      this.#cursor.close();
    }
  }
}
