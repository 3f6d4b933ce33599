const MATHML = 'http://www.w3.org/1998/Math/MathML';
const TAGS = new Set(
  'math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'accent accentunder columnalign depth display displaystyle fence form height largeop linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits notation rowspacing rspace scriptlevel separator stretchy symmetric voffset width'.split(
    ' ',
  ),
);
const STYLES =
  /^(?:border|bottom|color|display|font|height|justify|left|margin|math|padding|position|right|text|transform|width)/;
/** Deeper or larger formulas are none, and would keep the browser busy. */
const MAX_DEPTH = 60;
const MAX_NODES = 4000;

/** Lengths no formula needs: 100 em, 1000 of anything. */
const TOO_LONG = /(?<![.\w#])\d{3,}(?:\d|(?:\.\d+)?(?:e[mx]|in|[cm]m|pc))/;

/** What Temml builds, as far as it is read here. */
interface TreeNode {
  type?: string;
  text?: string;
  attributes?: Record<string, unknown>;
  classes?: readonly string[];
  style?: Record<string, unknown>;
  children?: readonly TreeNode[] | null;
}

/**
 * Temml's tree as nodes: elements and attributes of MathML by an allow-list, styles by CSSOM, because a strict policy of
 * the page blocks `style="…"`.
 * @throws where the tree holds anything else, or too much.
 */
export function toNodes(tree: TreeNode): Element {
  let left = MAX_NODES;

  function makeElement(node: TreeNode, depth: number): Element {
    if (!node.type || !TAGS.has(node.type) || depth > MAX_DEPTH) throw new Error(`No maths: ${node.type}`);
    const element = document.createElementNS(MATHML, node.type);
    for (const [name, value] of Object.entries(node.attributes ?? {}))
      if (ATTRIBUTES.has(name)) element.setAttribute(name, checked(value));
    const classes = (node.classes ?? []).filter(Boolean).join(' ');
    if (classes) element.setAttribute('class', classes);
    for (const [name, value] of Object.entries(node.style ?? {})) {
      const property = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      if (STYLES.test(property)) element.style.setProperty(property, checked(value));
    }
    fill(element, node, depth);
    return element;
  }

  function fill(element: Element, { children }: TreeNode, depth: number): void {
    for (const child of children ?? []) {
      if (left-- === 0) throw new Error('The formula is too long.');
      if (child.type) element.append(makeElement(child, depth + 1));
      else if (child.text !== undefined) element.append(child.text);
      // Without a type: a fragment, or the number of an equation, which is made by a style sheet of the library.
      else fill(element, child, depth + 1);
    }
  }

  return makeElement(tree, 0);
}

function checked(value: unknown): string {
  const text = String(value);
  if (TOO_LONG.test(text)) throw new Error(`No measure of a formula: ${text}`);
  return text;
}
