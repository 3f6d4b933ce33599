import { expect, test } from 'vitest';
import { parseContainerProps } from './container-props';

/** As much of a browser's declarations as is needed: names, values, CSS text of `name: value` pairs. */
class Declarations implements Iterable<string> {
  readonly #values = new Map<string, string>();

  get cssText(): string {
    return Array.from(this.#values, ([name, value]) => `${name}: ${value};`).join(' ');
  }
  set cssText(text: string) {
    for (const declaration of text.split(';')) {
      const [name = '', value] = declaration.split(':').map((part) => part.trim());
      if (value !== undefined) this.#values.set(name, value);
    }
  }
  setProperty(name: string, value: string): void {
    this.#values.set(name, value);
  }
  getPropertyValue(name: string): string {
    return this.#values.get(name) ?? '';
  }
  getPropertyPriority(): string {
    return '';
  }
  [Symbol.iterator](): Iterator<string> {
    return this.#values.keys();
  }
}

function parse(props: Record<string, unknown>) {
  const told: string[] = [];
  const wishes = parseContainerProps(props, new Declarations(), (message) => told.push(message));
  return { ...wishes, told };
}

test('a class list is split at any white space', () => {
  expect(parse({ className: ' shop-chat  is-round\n' }).classes).toEqual(['shop-chat', 'is-round']);
});

test.each([
  [{ backgroundColor: '#abcdef', width: '60px' }],
  [{ 'background-color': '#abcdef', width: '60px' }],
  ['background-color: #abcdef; width: 60px'],
])('a style may be %j', (style) => {
  expect(parse({ style }).style).toEqual([
    { name: 'background-color', value: '#abcdef', priority: '' },
    { name: 'width', value: '60px', priority: '' },
  ]);
});

test('properties of one’s own keep their name', () => {
  expect(parse({ style: { '--shopAccent': 1 } }).style).toEqual([
    { name: '--shopAccent', value: '1', priority: '' },
  ]);
});

test('functions listen to the event they are named after; the rest are properties', () => {
  const heard: unknown[] = [];
  const { listeners, properties } = parse({
    onMouseEnter: (event: Event) => heard.push(event.type),
    title: 'Ask us',
    lang: undefined,
  });
  expect(listeners.map(({ event }) => event)).toEqual(['mouseenter']);
  listeners[0]?.listener(new Event('mouseenter'));
  expect(heard).toEqual(['mouseenter']);
  expect(properties).toEqual([['title', 'Ask us']]);
});

test('what is mistyped is told and left out', () => {
  expect(parse({ className: 7, style: 7 })).toMatchObject({
    classes: [],
    style: [],
    told: [
      'option "containerProps.className" should be: text',
      'option "containerProps.style" should be: text or object',
    ],
  });
});
