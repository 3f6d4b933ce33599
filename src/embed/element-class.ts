import { optionNames, parseOptions, type OptionChanges, type Options } from './config';
import { createEmitter } from './events';
import { addIconSlot, borrowHost, hushTitle } from './host-element';
import { isOpen, keepShown } from './keep-shown';
import { createLauncher } from './launcher';
import { createSteadyChat } from './steady-chat';
import { createWidget, type Chat } from './widget';

/** `target` is missing: the element is the place. `open` is a method and has an accessor of its own. */
const NAMES = optionNames().filter((name) => name !== 'target');
const PROPERTIES = NAMES.filter((name) => name !== 'open');
/** `base-url` → `baseUrl`. */
const ATTRIBUTES = new Map(
  NAMES.map((name) => [name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), name]),
);

/**
 * The app whose open panel has gone out of the document in this task: a page that puts a new body in place has another
 * element for it, and that goes on.
 */
let leftOpen: unknown;

/**
 * The class of `<dify-chat>`, made by a function because a server has no `HTMLElement` to extend.
 *
 * The element is the host of its widget. Changes of one task are one; a widget begins when the element is in the
 * document and has a token, and ends when it has been out of it for a task.
 */
export function createElementClass(): CustomElementConstructor {
  return class DifyChat extends HTMLElement implements Omit<Chat, 'open'> {
    static readonly observedAttributes = [...ATTRIBUTES.keys()];

    static {
      for (const name of PROPERTIES) {
        Object.defineProperty(this.prototype, name, {
          configurable: true,
          enumerable: true,
          get(this: DifyChat) {
            return this.#read(name);
          },
          set(this: DifyChat, value: unknown) {
            this.#give(name, value);
          },
        });
      }
    }

    /** Options as they were given: texts of attributes, values of properties. The last one counts. */
    readonly #given: Record<string, unknown> = {};
    readonly #steady = createSteadyChat((options) => this.#begin(options));
    readonly #open = (): void => this.#call((chat) => chat.open());
    #root: ShadowRoot | undefined;
    #showAgain = (): void => {};
    #showOwn = (): void => {};
    /** A change waits for the end of the task. */
    #isDue = false;
    /** By `destroy()`, until the element is put in anew. */
    #isDestroyed = false;

    readonly on = createEmitter(this).on;

    constructor() {
      super();
      // `draggable` is an option here: the launcher moves, never a picture of the whole element.
      this.addEventListener('dragstart', (event) => {
        if (event.composedPath()[0] === this) event.preventDefault();
      });
      this.addEventListener('dify-chat:ready', () => this.#root && hushTitle(this.#root));
    }

    connectedCallback(): void {
      // Given before there was a class: an own property would stand before the accessor for ever.
      for (const name of NAMES) {
        if (!Object.hasOwn(this, name)) continue;
        const value: unknown = Reflect.get(this, name);
        Reflect.deleteProperty(this, name);
        this.#give(name, value);
      }
      this.#showAgain();
      this.#later();
    }
    /** `moveBefore()` leaves everything as it is. */
    connectedMoveCallback(): void {}
    disconnectedCallback(): void {
      this.#isDestroyed = false;
      if (isOpen(this.#root)) leftOpen = this.#given['token'];
      // A move is out and in again: only who stays out for a task is gone.
      setTimeout(() => {
        leftOpen = undefined;
        if (!this.isConnected) this.#steady.end();
      });
    }
    attributeChangedCallback(attribute: string, _old: string | null, text: string | null): void {
      const name = ATTRIBUTES.get(attribute);
      if (name !== undefined) this.#give(name, text);
    }

    get open(): () => void {
      return this.#open;
    }
    set open(value: unknown) {
      this.#give('open', value);
    }
    close(): void {
      this.#call((chat) => chat.close());
    }
    toggle(): void {
      this.#call((chat) => chat.toggle());
    }
    send(...question: Parameters<Chat['send']>): void {
      this.#call((chat) => chat.send(...question));
    }
    prefill(text: string): void {
      this.#call((chat) => chat.prefill(text));
    }
    stop(): void {
      this.#call((chat) => chat.stop());
    }
    newConversation(): void {
      this.#call((chat) => chat.newConversation());
    }
    openConversation(id: string): void {
      this.#call((chat) => chat.openConversation(id));
    }
    setInputs(values: Record<string, unknown>): void {
      this.#call((chat) => chat.setInputs(values));
    }
    grantConsent(): void {
      this.#call((chat) => chat.grantConsent());
    }
    setUser(user: NonNullable<Options['user']>): void {
      this.#give('user', user);
    }
    setOptions(options: OptionChanges): void {
      for (const [name, value] of Object.entries(options)) this.#give(name, value);
    }
    destroy(): void {
      this.#isDestroyed = true;
      this.#steady.end();
    }

    #read(name: string): unknown {
      const value: unknown = Reflect.get(
        parseOptions({ [name]: this.#given[name] }, () => {}),
        name,
      );
      // As every element has them.
      if (name === 'title') return value ?? '';
      return name === 'draggable' ? value === true : value;
    }
    #give(name: string, value: unknown): void {
      if (value === undefined || value === null) delete this.#given[name];
      else this.#given[name] = value;
      this.#later();
    }
    #later(): void {
      this.#isDue = true;
      queueMicrotask(() => this.#settle());
    }
    /** Brings the widget in line with the element. A root that is not ours: the host of another face's widget. */
    #settle(): void {
      const isForeign = this.shadowRoot !== null && !this.#root;
      if (!this.#isDue || !this.isConnected || this.#isDestroyed || isForeign) return;
      this.#isDue = false;
      this.#steady.update(this.#given);
      this.#showOwn();
    }
    /** What was changed before a call counts for it. */
    #call(use: (chat: Chat) => void): void {
      this.#settle();
      this.#steady.call(use);
    }
    #begin(options: Options): Chat {
      const root = (this.#root ??= this.#makeRoot());
      const { showOwn, giveBack } = borrowHost(this, root);
      this.#showOwn = showOwn;
      const isNamed = this.hasAttribute('id');
      const parts = createLauncher(options, this, root);
      if (!isNamed) this.removeAttribute('id'); // an element does not stand for Dify's own bubble
      addIconSlot(parts.launcher, root);
      hushTitle(root);
      const chat = createWidget(
        options,
        () => import('./mount'),
        () => import('./extras/add-extras'),
        parts,
      );
      if (options.token === leftOpen) {
        leftOpen = undefined;
        this.#open();
      }
      const unsubscribe = chat.on('destroy', () => {
        unsubscribe(); // its listeners are the element's own, and that stays
        giveBack();
      });
      return chat;
    }
    #makeRoot(): ShadowRoot {
      const root = this.attachShadow({ mode: 'open' });
      this.#showAgain = keepShown(root);
      return root;
    }
  };
}
