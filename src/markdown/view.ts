import { BlockParser } from './block-parser';
import { BlockWriter } from './block-writer';
import { Cursor } from './cursor';
import type { MarkdownOptions } from './options';
import { countMisses, loadMissing } from './sanitize';

export interface MarkdownView {
  /**
   * Shows `text`, the whole text so far; markup that is half-written at its end is completed for display.
   * Where it extends the text before, only what can still change is read and only what grew is touched;
   * any other text replaces it.
   */
  update(text: string): void;
  /** The text is complete: from now on it is shown exactly as it stands. */
  finish(): void;
  /** Empties the container. */
  destroy(): void;
}

/**
 * Makes `container`, which must be empty, show Markdown (CommonMark 0.31 with GFM's tables, task lists,
 * strikethrough, bare links and footnotes; single line breaks are kept). What is shown after any sequence of updates
 * equals what one update with the last text shows, node by node; nodes of finished blocks stay the same objects.
 *
 * For style sheets, besides plain elements (the first heading is `h3`, the others follow without gaps):
 * - `[data-level]` on headings, the level it was written with; `[data-loose]` on lists whose items stand apart
 *   (an item's text is a `p` in every list);
 * - `.code` > `.code-head` (language in a `span`, button `.copy`, with `[data-copied]` after a copy) and
 *   `pre` > `code[data-language]`; `.table` > `table`; `.task[data-state=done|open]`, the box before a task;
 * - `button.image` > `img`, `button.image-hold` for an image held back, `button.abbr` for a suggestion;
 * - `li[data-note]` for footnotes, `button.place` for what leads to one or to a heading;
 * - what `controls` makes of forms, buttons and players; ids in it begin with that of the container.
 */
export function createMarkdownView(container: HTMLElement, options: MarkdownOptions): MarkdownView {
  const cursor = new Cursor(container);
  /** Let go when the text is finished: it knows every line again. */
  let reader: Reader | undefined = createReader(container, cursor, options);
  let shown = '';
  let destroyed = false;
  /** A part is on its way: what it will show differently is drawn again then. */
  let waits = false;

  function work(current: Reader, step: () => void, arrived: number): void {
    const { parsed } = current;
    const { created } = cursor;
    const misses = countMisses();
    step();
    if (countMisses() > misses && !waits) {
      waits = true;
      void loadMissing()?.then(redraw);
    }
    options.onWork?.({ parsed: arrived + current.parsed - parsed, created: cursor.created - created });
  }

  function restart(): Reader {
    shown = '';
    options.onRestart?.();
    return (reader = createReader(container, cursor, options));
  }

  function redraw(): void {
    if (destroyed) return;
    const text = shown;
    const wasFinished = !reader;
    // Before it is drawn: what has come may ask for another part.
    waits = false;
    restart();
    view.update(text);
    if (wasFinished) view.finish();
  }

  function handleClick({ target }: Event): void {
    const source = target instanceof Element && target.closest<HTMLElement>('a,button');
    if (!source) return;
    const { send, place } = source.dataset;
    if (send) options.onAction?.({ type: 'send', text: send, source });
    else if (place) options.onAction?.({ type: 'go-to-place', source });
  }
  container.addEventListener('click', handleClick);

  const view: MarkdownView = {
    update(text) {
      if (text === shown) return;
      // Comparing a slice is many times faster than `startsWith`.
      const current = reader && text.slice(0, shown.length) === shown ? reader : restart();
      const before = shown.length;
      shown = text;
      work(current, () => current.extend(text, before), text.length - before);
    },
    finish() {
      const current = reader;
      if (!current) return;
      reader = undefined;
      work(current, () => current.finish(shown), 0);
    },
    destroy() {
      container.removeEventListener('click', handleClick);
      container.replaceChildren();
      destroyed = true;
      options.onDestroy?.();
    },
  };
  return view;
}

/** Shows a complete text; the same as a view's `update` and `finish`. */
export function renderMarkdown(container: HTMLElement, text: string, options: MarkdownOptions): void {
  const view = createMarkdownView(container, options);
  view.update(text);
  view.finish();
}

interface Reader {
  /** Characters read inside blocks so far. */
  readonly parsed: number;
  extend(text: string, before: number): void;
  finish(text: string): void;
}

function createReader(container: HTMLElement, cursor: Cursor, options: MarkdownOptions): Reader {
  const writer = new BlockWriter(cursor, options);
  const { lexer } = writer.inline;
  let defined: string[] = [];
  const parser = new BlockParser((text) => lexer.takeDefinitions(text, (label) => defined.push(label)));
  /** Where the line still being written begins. */
  let lineStart = 0;

  function draw(): void {
    for (const label of defined) writer.inline.define(label);
    defined = [];
    writer.children(parser.root, container);
  }

  return {
    get parsed() {
      return lexer.parsed;
    },
    extend(text, before) {
      parser.revert();
      for (let end = text.indexOf('\n', before); end >= 0; end = text.indexOf('\n', lineStart)) {
        parser.read(cleanLine(text.slice(lineStart, end)));
        lineStart = end + 1;
      }
      parser.preview(cleanLine(text.slice(lineStart)));
      draw();
    },
    finish(text) {
      parser.revert();
      if (lineStart < text.length) parser.read(cleanLine(text.slice(lineStart)));
      parser.end();
      writer.live = false;
      draw();
    },
  };
}

/** A copy, because engines keep a slice as a window into the whole text: each line would hold a former answer alive. */
function cleanLine(line: string): string {
  const text = ` ${line}`.slice(1, line.endsWith('\r') ? -1 : undefined);
  return text.replaceAll('\r', ' ').replaceAll('\0', '\ufffd');
}
