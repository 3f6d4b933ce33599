import { highlightOf } from './highlights';
import { loadGrammar } from './load-grammar';
import { makeRanges, type ColouredRange } from './make-ranges';
import { readPieces, type Piece } from './read-pieces';

/** Longer code stays plain: some grammars look ahead from each word, and nothing can interrupt them. */
const MAX_CHARACTERS = 10_000;
/** Words, gaps and lines as long as these are no code to read, and grammars go through them from each character. */
const LONG_RUN = /\S{400}|\s{200}|.{1000}/;
/** So many pixels before it is scrolled to, code has its colours. */
const NEAR = '300px';
/** When the browser is never idle, colours come all the same. */
const LATEST_MS = 1_000;

/** Colours the code of one view. */
export interface Colourist {
  /** Takes a finished block of code, whose nodes stay as they are. */
  add(code: HTMLElement, grammar: string): void;
  /** Lets go of code that was replaced. */
  check(): void;
  destroy(): void;
}

interface Block {
  readonly grammar: string;
  readonly text: string;
  isNear: boolean;
  pieces: Promise<readonly Piece[]> | undefined;
  ranges: readonly ColouredRange[];
}

/**
 * Colours are highlights of the page (CSS Custom Highlight API): ranges beside the nodes, not nodes.
 *
 * Chromium walks through all ranges of a page whenever anything in it changes (about 7 µs each, measured): only code
 * that is in sight, or nearly, has any. Code that is never seen is never read.
 */
export function createColourist(container: HTMLElement, onError: (cause: unknown) => void): Colourist {
  const blocks = new Map<HTMLElement, Block>();
  // Chromium draws a background of its own behind every range there, whatever the style sheet says.
  const forced = matchMedia('(forced-colors: active)');
  const options: IntersectionObserverInit & { scrollMargin: string } = { scrollMargin: NEAR };
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const block = target instanceof HTMLElement && blocks.get(target);
      if (block) block.isNear = isIntersecting;
    }
    refresh();
  }, options);

  function refresh(): void {
    for (const [code, block] of blocks) {
      if (!block.isNear || forced.matches) clear(block);
      else if (block.ranges.length === 0) void show(code, block);
    }
  }

  async function show(code: HTMLElement, block: Block): Promise<void> {
    block.pieces ??= idle().then(() =>
      readPieces(block.text, block.grammar, (name) => loadGrammar(name, onError)),
    );
    const pieces = await block.pieces;
    const isWanted =
      blocks.get(code) === block && block.isNear && !forced.matches && block.ranges.length === 0;
    if (!isWanted || !isUnchanged(code, block)) return;
    block.ranges = makeRanges(code, pieces);
    for (const { kind, range } of block.ranges) highlightOf(kind)?.add(range);
  }

  function isUnchanged(code: HTMLElement, { text }: Block): boolean {
    return container.contains(code) && code.textContent === text;
  }

  function drop(code: HTMLElement, block: Block): void {
    observer.unobserve(code);
    blocks.delete(code);
    clear(block);
  }

  forced.addEventListener('change', refresh);
  return {
    add(code, grammar) {
      const text = code.textContent;
      const known = blocks.get(code);
      if (known?.text === text && known.grammar === grammar) return;
      if (known) drop(code, known);
      if (text.length > MAX_CHARACTERS || LONG_RUN.test(text)) return;
      blocks.set(code, { grammar, text, isNear: false, pieces: undefined, ranges: [] });
      observer.observe(code);
    },
    check() {
      for (const [code, block] of blocks) if (!isUnchanged(code, block)) drop(code, block);
    },
    destroy() {
      forced.removeEventListener('change', refresh);
      for (const [code, block] of blocks) drop(code, block);
    },
  };
}

function clear(block: Block): void {
  for (const { kind, range } of block.ranges) highlightOf(kind)?.delete(range);
  block.ranges = [];
}

/** Safari has no idle times. */
function idle(): Promise<unknown> {
  return new Promise((resolve) =>
    'requestIdleCallback' in window
      ? requestIdleCallback(resolve, { timeout: LATEST_MS })
      : setTimeout(resolve),
  );
}
