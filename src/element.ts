import type { Options } from './embed/config';
import { createElementClass } from './embed/element-class';
import type { Chat } from './embed/widget';

export type { OptionChanges, Options } from './embed/config';
export type { Chat } from './embed/widget';
export type { WidgetEventName, WidgetEvents } from './embed/events';
export type { ChatErrorCode } from './chat/errors';

/** What is not there is as by default. `title` and `draggable` every element has; `open` is a method as well. */
type OptionProperties = {
  [Name in keyof Omit<Options, 'target' | 'title' | 'draggable' | 'open'>]: Options[Name] | undefined;
};

/**
 * `<dify-chat token="…" base-url="…">`: the widget as an element, which is its host.
 *
 * - **Options** are attributes (kebab-case; objects as JSON, as in `data-*` of the script tag) and properties
 *   (camelCase; functions only so), also those set before the element was defined. The last one counts, and each may
 *   change at any time: look changes at once, the rest in the same conversation; another app or `mode` is another
 *   widget. There is no `target`: the element is the place. A wrong option is told once in the console and left out;
 *   without a `token` nothing begins.
 * - **Methods** of `Chat` are the element's; what is called before the widget is there waits for it. `open` is both:
 *   `element.open()` opens, the attribute, or `element.open = true`, is the option.
 * - **Events** come as `dify-chat:<name>` with `detail`, or by `on()`.
 * - **In and out**: the widget begins in the document. A move within a task changes nothing; who is out for longer is
 *   gone, and begins again where the conversation was when put back. `destroy()` ends it until then; the element stays.
 *   Where the page puts another element for the same app in its place, an open panel is open there.
 * - **Until it is defined** it is empty, and among the items of a grid still one of them:
 *   `dify-chat:not(:defined) { display: none }` in the page's style sheet keeps its neighbours where they are.
 * - `mode="inline"` fills the element, which fills its container; with a `display` and a height of its own from the page's
 *   style sheet nothing moves when the panel comes.
 * - What has `slot="launcher"` stands in the launcher in the place of its icon.
 */
export interface DifyChatElement extends HTMLElement, OptionProperties, Omit<Chat, 'open'> {
  get open(): () => void;
  set open(value: boolean | undefined);
}

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat': DifyChatElement;
  }
}

// On a server there is nothing to define; a second copy of this module leaves it to the first.
if (globalThis.customElements && !customElements.get('dify-chat'))
  customElements.define('dify-chat', createElementClass());
