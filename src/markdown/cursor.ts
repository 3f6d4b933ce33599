export type Attributes = Readonly<Record<string, string>>;

/** A gap between two nodes. */
export interface Place {
  readonly parent: Element;
  /** The node before the gap; `null` at the start of the parent. */
  readonly after: ChildNode | null;
}

const NO_ATTRIBUTES: Attributes = {};

/**
 * Writes a tree into the document in reading order and touches only what differs from the tree that stands
 * there: a node of the same kind in the same place is kept, text that grew is appended to.
 */
export class Cursor {
  /** Nodes made so far. */
  created = 0;
  readonly root: Element;
  #parent: Element;
  #next: ChildNode | null;
  /** Text written, but not yet a node, so that neighbours become one node. */
  #text = '';
  /** What each node was made as; a visitor may have changed the node itself since (`<details open>`). */
  readonly #made = new WeakMap<Node, { kind: string; attributes: Attributes }>();

  constructor(root: Element) {
    this.root = this.#parent = root;
    this.#next = root.firstChild;
  }

  get parent(): Element {
    return this.#parent;
  }

  get place(): Place {
    this.flush();
    return {
      parent: this.#parent,
      after: this.#next === null ? this.#parent.lastChild : this.#next.previousSibling,
    };
  }

  /** @returns false, and stays, where the place has gone. */
  goTo({ parent, after }: Place): boolean {
    this.flush();
    if (after !== null && after.parentNode !== parent) return false;
    this.#parent = parent;
    this.#next = after === null ? parent.firstChild : after.nextSibling;
    return true;
  }

  /** Steps into an element: `known` if given, else the one standing here if it is of this kind, else a new one. */
  open(tag: string, attributes: Attributes = NO_ATTRIBUTES, known?: HTMLElement): HTMLElement {
    this.flush();
    const kind = `${tag} ${attributes['class'] ?? ''}`;
    let element = known;
    if (
      element === undefined &&
      this.#next instanceof HTMLElement &&
      this.#made.get(this.#next)?.kind === kind
    )
      element = this.#next;
    if (element === undefined) {
      element = this.#parent.ownerDocument.createElement(tag);
      this.created++;
    }
    if (element !== this.#next) this.#parent.insertBefore(element, this.#next);
    this.#setAttributes(element, attributes);
    this.#made.set(element, { kind, attributes });
    this.#parent = element;
    this.#next = element.firstChild;
    return element;
  }

  /** Steps out behind the element, which ends here: what stood behind this point in it goes. */
  close(): void {
    this.flush();
    while (this.#next !== null) {
      const rest = this.#next;
      this.#next = rest.nextSibling;
      rest.remove();
    }
    const element = this.#parent;
    if (element.parentElement === null) return;
    this.#parent = element.parentElement;
    this.#next = element.nextSibling;
  }

  /** Closes down to, not including, `ancestor`. */
  closeTo(ancestor: Element): void {
    while (this.#parent !== ancestor) this.close();
  }

  /** Closes down to, and including, `element`. */
  leave(element: Element): void {
    this.closeTo(element);
    this.close();
  }

  text(data: string): void {
    this.#text += data;
  }

  /** A node whose inside is its own affair; `key` says all that it depends on, alone it is an empty element's name. */
  whole(key: string, make?: () => HTMLElement): void {
    this.flush();
    if (this.#next !== null && this.#made.get(this.#next)?.kind === key) {
      this.#next = this.#next.nextSibling;
      return;
    }
    const node = make ? make() : this.#parent.ownerDocument.createElement(key);
    this.created++;
    this.adopt(node, key);
    this.#parent.insertBefore(node, this.#next);
  }

  /** Lets `node` stand for what `whole` with this key would make. */
  adopt(node: HTMLElement, key: string): void {
    this.#made.set(node, { kind: key, attributes: NO_ATTRIBUTES });
  }

  #setAttributes(element: HTMLElement, attributes: Attributes): void {
    const before = this.#made.get(element)?.attributes ?? NO_ATTRIBUTES;
    for (const name of Object.keys(before)) if (!(name in attributes)) element.removeAttribute(name);
    for (const [name, value] of Object.entries(attributes))
      if (before[name] !== value) element.setAttribute(name, value);
  }

  /** Ends the text node being written. */
  flush(): void {
    const data = this.#text;
    if (data === '') return;
    this.#text = '';
    const node = this.#next;
    if (!(node instanceof Text)) {
      this.#parent.insertBefore(this.#parent.ownerDocument.createTextNode(data), node);
      this.created++;
      return;
    }
    // appendData keeps a selection inside the node, setting data does not.
    const before = node.data;
    if (data.slice(0, before.length) !== before) node.data = data;
    else if (data.length > before.length) node.appendData(data.slice(before.length));
    this.#next = node.nextSibling;
  }
}
