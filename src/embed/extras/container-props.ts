/** What a page asked of Dify's bubble by `containerProps`, told apart. */
export interface BubbleWishes {
  classes: string[];
  /** Declarations, by their CSS names. */
  style: { name: string; value: string; priority: string }[];
  listeners: { event: string; listener: (event: Event) => void }[];
  properties: [name: string, value: unknown][];
}

/** Of a `CSSStyleDeclaration`, what is needed of it. */
interface Declarations extends Iterable<string> {
  cssText: string;
  setProperty: (name: string, value: string) => void;
  getPropertyValue: (name: string) => string;
  getPropertyPriority: (name: string) => string;
}

/**
 * Reads `containerProps` as Dify's script does: a class list, a style as an object or CSS text, a listener for each
 * function, named after its event; the rest are properties.
 * @param declarations - where a browser reads styles: its own, of an element that is nowhere.
 */
export function parseContainerProps(
  props: Record<string, unknown>,
  declarations: Declarations,
  warn: (message: string) => void,
): BubbleWishes {
  const { className, style, ...rest } = props;
  const wishes: BubbleWishes = { classes: [], style: [], listeners: [], properties: [] };
  if (typeof className === 'string') wishes.classes = className.split(/\s+/).filter(Boolean);
  else if (className !== undefined) warn('option "containerProps.className" should be: text');

  if (typeof style === 'string') declarations.cssText = style;
  else if (typeof style === 'object' && style !== null) readStyle(style, declarations);
  else if (style !== undefined) warn('option "containerProps.style" should be: text or object');
  for (const name of declarations) {
    wishes.style.push({
      name,
      value: declarations.getPropertyValue(name),
      priority: declarations.getPropertyPriority(name),
    });
  }
  for (const [name, value] of Object.entries(rest)) {
    if (typeof value === 'function') {
      const event = name.replace(/^on/, '').toLowerCase();
      const listener = (heard: Event): void => void Reflect.apply(value, heard.currentTarget, [heard]);
      wishes.listeners.push({ event, listener });
    } else if (value !== undefined) wishes.properties.push([name, value]);
  }
  return wishes;
}

/** `{ backgroundColor: '#abc' }`, `{ 'background-color': '#abc' }`, `{ '--own': 1 }`. */
function readStyle(style: object, declarations: Declarations): void {
  for (const [name, value] of Object.entries(style)) {
    const cssName = name.startsWith('--')
      ? name
      : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    declarations.setProperty(cssName, String(value));
  }
}
