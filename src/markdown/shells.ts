import type { Cursor } from './cursor';
import type { MarkdownOptions } from './options';
import type { Item } from './block';
import type { Tools } from './controls/tools';
import type { HtmlWriter } from './html-writer';
import { controls, decodeEntities, htmlPart } from './sanitize';
import { fileNameOf, readImage, readLink } from './url';

/** The elements of an answer that are more than their tag. */
export class Shells {
  readonly #cursor: Cursor;
  readonly #options: MarkdownOptions;
  readonly tools: Tools;
  /** Of the last heading, from 1: an outline without gaps is what screen readers walk along. */
  rank = 0;
  /** Writes raw tags, once it is here. */
  html: HtmlWriter | undefined;

  constructor(cursor: Cursor, options: MarkdownOptions) {
    this.#cursor = cursor;
    this.#options = options;
    this.tools = { cursor, options, decodeEntities, element, fileNameOf, readImage, readLink };
  }

  /** @returns null where tags are shown as they stand; undefined while what writes them is on its way. */
  bringHtml(): HtmlWriter | null | undefined {
    const part = this.#options.html === false ? null : htmlPart();
    return part && (this.html ??= new part.HtmlWriter(this.#cursor, this));
  }

  /** What is silenced by a tag ends with its block. */
  endTags(): void {
    if (this.html) this.html.silenced = '';
  }

  /**
   * Opens a link; undefined, and opens nothing, where it leads nowhere it may.
   * @param note - the name of the footnote it leads to.
   */
  link(href: string, title: string | undefined, note?: string): HTMLElement | undefined {
    const target = readLink(href, this.#options.baseUrl);
    if (!target) return undefined;
    if (target.type === 'send')
      return this.#cursor.open('button', { type: 'button', class: 'abbr', 'data-send': target.text });
    if (target.type === 'place') {
      const name = note && this.#options.texts.footnote?.(note);
      return this.#cursor.open('button', {
        type: 'button',
        class: 'place',
        'data-place': target.name,
        ...(name && { 'aria-label': name }),
      });
    }
    return this.#cursor.open('a', {
      href: target.href,
      target: '_blank',
      rel: 'noopener noreferrer nofollow ugc',
      ...(title && { title }),
    });
  }

  /** An image in a button that opens it, or the button that brings it. */
  image(source: string, alt: string, title: string | undefined): void {
    const { imageHosts, baseUrl, texts, onAction } = this.#options;
    const image = readImage(source, baseUrl, imageHosts);
    const inControl = this.#cursor.parent.closest('a, button') !== null;
    if (!image || (inControl && !image.trusted)) {
      this.#cursor.text(alt);
      return;
    }
    const { src, host, trusted } = image;
    const key = `img ${JSON.stringify([src, alt, title, inControl])}`;
    const make = () => {
      const picture = element('img', {
        alt,
        loading: 'lazy',
        decoding: 'async',
        referrerpolicy: 'no-referrer',
        ...(title && { title }),
        src, // last: the policy above must hold for the request
      });
      if (inControl) return picture;
      picture.addEventListener('error', () => onAction?.({ type: 'broken-image', image: picture }));
      const name = alt || fileNameOf(src);
      const button = makeButton('image', texts.openImage(name));
      button.append(picture);
      button.addEventListener('click', () => onAction?.({ type: 'open-image', button }));
      return button;
    };
    if (trusted) this.#cursor.whole(key, make);
    else if (!controls()?.hold(this.tools, key, src, texts.showImage(host), make)) this.#cursor.text(alt);
  }

  /** A formula, as its source until it is drawn. */
  formula(source: string, tex: string, isBlock: boolean): void {
    this.#cursor.whole(`formula ${isBlock} ${source}`, () => {
      const box = element('span', { class: 'formula' });
      box.textContent = source;
      this.#options.onFormula?.(box, tex, isBlock);
      return box;
    });
  }

  heading(level: number): HTMLElement {
    this.rank = Math.min(level, this.rank + 1);
    // The panel has a heading of its own above them; how large each looks is kept in `data-level`.
    return this.#cursor.open(`h${Math.min(this.rank + 2, 6)}`, { dir: 'auto', 'data-level': String(level) });
  }

  /** Opens the box in which a table scrolls. */
  tableBox(known?: HTMLElement): HTMLElement {
    const { table } = this.#options.texts;
    return this.#cursor.open(
      'div',
      { class: 'table', role: 'region', tabindex: '0', 'aria-label': table },
      known,
    );
  }

  /** What stands before the text of an item: the box of a task, the name of a footnote. */
  lead({ task: state, note }: Item): void {
    const {
      texts: { taskDone, taskOpen, footnoteBack },
      onAction,
    } = this.#options;
    if (note !== undefined)
      this.#cursor.whole(`note ${note}`, () => {
        const button = makeButton('place', footnoteBack?.(note) ?? note);
        button.dataset['place'] = `^${note}`;
        button.textContent = note;
        onAction?.({ type: 'control', element: button });
        return button;
      });
    if (state)
      this.#cursor.whole(`task ${state}`, () =>
        element('span', {
          class: 'task',
          role: 'img',
          'aria-label': state === 'done' ? taskDone : taskOpen,
          'data-state': state,
        }),
      );
  }
}

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

export function makeButton(className: string, name: string): HTMLButtonElement {
  return element('button', { type: 'button', class: className, 'aria-label': name });
}
