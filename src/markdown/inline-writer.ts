import { completeInline } from './complete-inline';
import type { Cursor } from './cursor';
import { InlineLexer } from './inline-lexer';
import type { InlineToken } from './inline-token';
import { cutRun } from './inline-runs';
import { normalizeLabel } from './link-target';
import { decodeEntities } from './sanitize';
import type { Shells } from './shells';

/** A reference to a footnote. */
const NOTE = /^\[\^([^\]]+)]$/;

/** A finished run of an element's text: its characters and its last node. */
interface Run {
  readonly source: string;
  readonly last: ChildNode | null;
}

interface Written {
  text: string;
  live: boolean;
  runs: Run[];
  /** The text of all runs: one comparison instead of one for each. */
  settled: string;
  /** Start of the unfinished run, in which no cut is possible. */
  uncut: string;
  /** What is shown of the unfinished run. */
  tail: string;
  lead: (() => void) | undefined;
}

/** Writes the text of paragraphs, headings and cells. */
export class InlineWriter {
  readonly lexer = new InlineLexer();
  readonly #cursor: Cursor;
  readonly #shells: Shells;
  readonly #written = new WeakMap<Element, Written>();
  /** Elements with a link to a label that was not defined when they were written. */
  readonly #waiting = new Map<string, Set<Element>>();

  constructor(cursor: Cursor, shells: Shells) {
    this.#cursor = cursor;
    this.#shells = shells;
  }

  /**
   * Writes text into the element the cursor is in, from its start.
   * @param live - the text may grow: half-written markup is completed.
   * @param lead - writes what stands before the text.
   */
  write(source: string, live: boolean, lead?: () => void): void {
    const cursor = this.#cursor;
    const element = cursor.parent;
    const text = source.trimEnd();
    const written = this.#written.get(element) ?? {
      text,
      live,
      runs: [],
      settled: '',
      uncut: '',
      tail: '',
      lead,
    };
    this.#written.set(element, written);
    Object.assign(written, { text, live, lead });

    let from = 0;
    let kept = 0;
    const { runs, settled } = written;
    if (text.length > settled.length && text.slice(0, settled.length) === settled) {
      from = settled.length;
      kept = runs.length;
    } else
      for (const { source: read } of runs) {
        if (text.length <= from + read.length || text.slice(from, from + read.length) !== read) break;
        from += read.length;
        kept++;
      }
    const last = written.runs[kept - 1];
    if (last && cursor.goTo({ parent: element, after: last.last })) {
      if (kept < written.runs.length) written.tail = '';
    } else {
      kept = from = 0;
      written.tail = '';
      lead?.();
    }
    if (kept < written.runs.length || !text.startsWith(written.uncut, from)) written.uncut = '';
    written.runs.length = kept;

    this.lexer.missing.clear();
    for (;;) {
      const start = from;
      const cut = cutRun(
        text,
        start,
        (run) => this.lexer.lex(run),
        start + written.uncut.length,
        (index) => (written.uncut = text.slice(start, index)),
      );
      if (!cut) break;
      this.#run(cut.tokens, element);
      if (cut.lineBreak) cursor.whole('br');
      from = cut.next;
      written.runs.push({ source: text.slice(start, from), last: cursor.place.after });
      written.uncut = '';
      written.tail = '';
    }
    written.settled = text.slice(0, from);
    const rest = text.slice(from);
    const tail = live ? completeInline(rest) : rest;
    if (tail !== '' && tail === written.tail) cursor.goTo({ parent: element, after: element.lastChild });
    else this.#run(this.lexer.lex(tail), element);
    written.tail = tail;
    for (const label of this.lexer.missing) this.#wait(label, element);
  }

  /** A label was defined: what waited for it is written again. */
  define(label: string): void {
    const elements = this.#waiting.get(label);
    this.#waiting.delete(label);
    for (const element of elements ?? []) {
      const written = this.#written.get(element);
      if (!written) continue;
      this.#written.delete(element);
      this.#cursor.goTo({ parent: element, after: null });
      this.write(written.text, written.live, written.lead);
      this.#cursor.close();
    }
  }

  #wait(label: string, element: Element): void {
    const elements = this.#waiting.get(label);
    if (elements) elements.add(element);
    else this.#waiting.set(label, new Set([element]));
  }

  #run(tokens: readonly InlineToken[], scope: Element): void {
    this.#tokens(tokens, scope);
    this.#cursor.closeTo(scope);
    this.#shells.endTags();
  }

  #tokens(tokens: readonly InlineToken[], scope: Element): void {
    for (const token of tokens) {
      const html = token.type === 'html' ? this.#shells.bringHtml() : null;
      if (html) html.tag(token.raw, scope, true);
      else if (html === null && !this.#shells.html?.silenced) this.#token(token);
    }
  }

  #token(token: InlineToken): void {
    const cursor = this.#cursor;
    switch (token.type) {
      case 'strong':
      case 'em':
      case 'del':
        this.#inside(cursor.open(token.type), token.tokens);
        break;
      case 'codespan':
        cursor.open('code');
        cursor.text(token.text);
        cursor.close();
        break;
      case 'br':
        cursor.whole('br');
        break;
      case 'link': {
        const { raw, href, title, autolink, tokens } = token;
        const note = NOTE.exec(raw)?.[1];
        const address = autolink ? href : decodeEntities(href);
        if (note) cursor.open('sup');
        // A heading of the text is a place to go to once it is there.
        const isLost = address.startsWith('#') && !this.lexer.find(normalizeLabel(address));
        const link = isLost ? undefined : this.#shells.link(address, decodeEntities(title), note);
        // A note keeps the name it was given: numbers in their order would change finished blocks.
        const shown: readonly InlineToken[] = note ? [{ type: 'escape', raw: note, text: note }] : tokens;
        if (link) this.#inside(link, shown);
        else this.#tokens(shown, cursor.parent);
        if (note) cursor.close();
        break;
      }
      case 'image':
        this.#shells.image(decodeEntities(token.href), plainText(token.tokens), decodeEntities(token.title));
        break;
      case 'text':
        cursor.text(decodeEntities(token.text));
        break;
      case 'escape':
        cursor.text(token.text);
        break;
      case 'formula':
        this.#shells.formula(token.raw, token.text, token.block);
        break;
      case 'html':
        cursor.text(token.raw);
        break;
      default:
        token satisfies never;
    }
  }

  #inside(element: HTMLElement, tokens: readonly InlineToken[]): void {
    this.#tokens(tokens, element);
    this.#cursor.leave(element);
  }
}

/** The text of tokens without their markup, for an image's name. */
function plainText(tokens: readonly InlineToken[]): string {
  return tokens
    .map((token) => {
      if ('tokens' in token) return plainText(token.tokens);
      if (token.type === 'text') return decodeEntities(token.text);
      return 'text' in token ? token.text : ' ';
    })
    .join('');
}
