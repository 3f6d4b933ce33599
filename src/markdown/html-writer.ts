import type { Attributes, Cursor } from './cursor';
import type { Html } from './block';
import { cleanAttributes } from './clean-attributes';
import { controls, decodeEntities } from './sanitize';
import type { Shells } from './shells';
import { TAG, VOID, isControl, isHalfTag, kindOfTag } from './tags';

const COMMENT = /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<[!?](?!--)[^>]*>/y;
/** Elements inside elements by tags of the text; deeper tags are dropped. */
const MAX_DEPTH = 32;
/** Elements that end where the next of their name begins. */
const SIBLINGS = /^(?:dd|dt|li|option|p|td|th|tr)$/;

/**
 * Turns the tags of a text into elements, tag by tag, so that an element is there as soon as it opens and no
 * HTML is ever parsed into the page: elements come from an allow-list, their attributes from DOMPurify. This file is the
 * door of a lazy chunk: most answers hold no tag.
 */
export class HtmlWriter {
  readonly #cursor: Cursor;
  readonly #shells: Shells;
  /** The elements opened by tags, with the name that closes them. */
  readonly #names = new WeakMap<Element, string>();
  /** Inside an element that is dropped with all it holds. */
  silenced = '';

  constructor(cursor: Cursor, shells: Shells) {
    this.#cursor = cursor;
    this.#shells = shells;
  }

  /**
   * Writes a block of HTML, going on behind the lines written for good.
   * @param live - the block may grow: half a tag at its end is not shown.
   */
  block(block: Html, scope: Element, live: boolean): void {
    const cursor = this.#cursor;
    const { lines } = block;
    if (!block.place || !cursor.goTo(block.place)) block.settled = 0;
    this.silenced = block.settled > 0 ? block.silenced : '';
    let half = '';
    for (let i = block.settled; i < lines.length; i++) {
      const last = i === lines.length - 1;
      half = this.#tags(`${half}${lines[i] ?? ''}${last ? '' : '\n'}`, scope);
      if (half === '' && !last) {
        block.settled = i + 1;
        block.place = cursor.place;
        block.silenced = this.silenced;
      }
    }
    if (!this.silenced && !half.startsWith('<!') && !live) cursor.text(half);
    this.silenced = '';
    while (cursor.parent !== scope && kindOfTag(cursor.parent.localName) === 'inline') cursor.close();
  }

  /** Writes text with tags; gives back the half tag at its end. */
  #tags(source: string, scope: Element): string {
    let from = 0;
    const text = (to: number) => {
      if (!this.silenced) this.#cursor.text(decodeEntities(source.slice(from, to)));
      from = to;
    };
    for (let i = source.indexOf('<'); i >= 0; i = source.indexOf('<', Math.max(from, i + 1))) {
      const whole = [TAG, COMMENT].find((pattern) => {
        pattern.lastIndex = i;
        return pattern.test(source);
      });
      if (whole) {
        text(i);
        from = whole.lastIndex;
        this.tag(source.slice(i, from), scope, false);
      } else if (isHalfTag(source, i)) {
        text(i);
        return source.slice(i);
      }
    }
    text(source.length);
    return '';
  }

  /**
   * Writes one tag.
   * @param scope - the element no closing tag reaches out of.
   * @param inText - within a paragraph: only tags that mark text.
   */
  tag(source: string, scope: Element, inText: boolean): void {
    if (/^<[!?]/.test(source)) return;
    TAG.lastIndex = 0;
    const [, slash, written = '', given] = TAG.exec(source) ?? [];
    const name = written.toLowerCase();
    const kind = kindOfTag(name);
    if (this.silenced !== '') {
      if (slash && name === this.silenced) this.silenced = '';
    } else if (!kind) this.#cursor.text(source);
    else if (kind === 'silenced') this.silenced = slash ? '' : name;
    else if (kind === 'bare' || (inText && name === 'pre')) return;
    else if (slash) this.#close(name, scope);
    else if (isControl(name)) this.#control(name, given ?? '');
    else this.#open(name, given ? cleanAttributes(name, given) : {}, scope);
  }

  #open(name: string, attributes: Attributes, scope: Element): void {
    const cursor = this.#cursor;
    if (name === 'img')
      this.#shells.image(attributes['src'] ?? '', attributes['alt'] ?? '', attributes['title']);
    else if (VOID.test(name)) cursor.whole(name);
    else {
      if (SIBLINGS.test(name) && this.#names.get(cursor.parent) === name) cursor.close();
      let depth = 0;
      for (let element = cursor.parent; element !== scope; element = element.parentElement ?? scope) {
        if (name === 'a' && this.#names.get(element) === 'a') return;
        depth++;
      }
      if (depth < MAX_DEPTH) this.#enter(name, attributes);
    }
  }

  #enter(name: string, attributes: Attributes): void {
    const cursor = this.#cursor;
    let made: Element | undefined;
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (name === 'a') {
      const href = attributes['href'] ?? '';
      // Which places there are is known of headings and notes only.
      made = href.startsWith('#') ? undefined : this.#shells.link(href, attributes['title']);
    } else if (name === 'table') {
      made = this.#shells.tableBox();
      cursor.open('table');
    } else if (level) made = this.#shells.heading(Number(level));
    else made = cursor.open(name, attributes);
    if (made) this.#names.set(made, name);
  }

  #control(name: string, given: string): void {
    const made = controls()?.writeControl(this.#shells.tools, name, given);
    if (made) this.#names.set(made, name);
  }

  #close(name: string, scope: Element): void {
    for (let element = this.#cursor.parent; element !== scope;) {
      const outer = element.parentElement ?? scope;
      if (this.#names.get(element) === name) {
        this.#cursor.closeTo(outer);
        return;
      }
      element = outer;
    }
  }
}
