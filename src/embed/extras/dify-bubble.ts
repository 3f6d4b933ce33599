import { DIFY_ID } from '../launcher';
import { parseContainerProps, type BubbleWishes } from './container-props';
import type { Extra } from './extra';
import { isReset } from './keep-fill';
import { boxOf, showSide } from './show-side';
import { stayInPage } from './stay-in-page';

const SIDES = ['top', 'right', 'bottom', 'left'] as const;
/** What a page may say of the box of Dify's own bubble, and what the host has where it says nothing (theme/host.css). */
const USUAL: readonly (readonly [name: string, value: string])[] = [
  ...SIDES.map((side) => [side, '0px'] as const),
  ['width', 'auto'],
  ['height', 'auto'],
  ['margin', '0px'],
  ['border-radius', '0px'],
  ['box-shadow', 'none'],
  ['z-index', 'auto'],
];
/** What the launcher has nothing of its own of: taken from the host whatever that is now. */
const ALWAYS = ['opacity', 'transform'];

/**
 * The host stands for Dify's own bubble: what a page says of that, in its rules and by `containerProps`, becomes the
 * launcher's, and the panel opens beside it. Pages that hide the bubble and open the chat by `.click()` keep the panel.
 */
export function standForBubble(extra: Extra, isOpen: boolean): void {
  const { containerProps } = extra.options;
  const warn = (message: string): void => console.warn(`[dify-chat] ${message}`);
  const wishes =
    containerProps && parseContainerProps(containerProps, document.createElement('i').style, warn);
  if (wishes) {
    addListeners(extra, wishes);
    addLooks(extra, wishes, warn);
  }
  const ruled = inheritRules(extra);
  keepPanelSeen(extra, isOpen);
  // Neither a second bot, nor an element of the page, which goes when that wants it.
  if (extra.host.id === DIFY_ID && !extra.host.hasAttribute('token')) stayInPage(extra);
  const isMoved = [...ruled, ...(wishes?.style.map(({ name }) => name) ?? [])].some((name) =>
    SIDES.some((side) => name === side),
  );
  if (isMoved) openBeside(extra);
}

/** By `inherit`, so that rules with `:hover` or a media query count when they do. @returns names of properties. */
function inheritRules({ host, launcher, signal }: Extra): string[] {
  if ((host.id === '' && host.classList.length === 0) || isReset(host)) return [];
  const style = getComputedStyle(host);
  const names = [
    ...ALWAYS,
    ...USUAL.filter(([name, value]) => style.getPropertyValue(name) !== value).map(([name]) => name),
  ];
  for (const name of names) launcher.style.setProperty(name, 'inherit');
  signal.addEventListener('abort', () => {
    for (const name of names) launcher.style.removeProperty(name);
  });
  return names;
}

/** A host that is not drawn would hide the panel, too: while that is open, only the launcher stays away. */
function keepPanelSeen({ host, launcher, signal }: Extra, isOpen: boolean): void {
  let giveBack = (): void => {};
  const handleOpen = (): void => {
    if (getComputedStyle(host).display !== 'none') return;
    const own = host.style.display; // a script of the page may have hidden it
    host.style.setProperty('display', 'contents', 'important');
    launcher.style.display = 'none';
    giveBack = () => {
      host.style.display = own;
      launcher.style.display = '';
      giveBack = () => {};
    };
  };
  host.addEventListener('dify-chat:open', handleOpen, { signal });
  // It may have been opened before this part was there.
  if (isOpen) handleOpen();
  host.addEventListener('dify-chat:close', () => giveBack(), { signal });
  signal.addEventListener('abort', () => giveBack());
}

/** The panel opens where the room is, seen from where the page has put the launcher. */
function openBeside({ host, launcher, signal }: Extra): void {
  const handleMove = (): void => {
    const { left, top, width, height } = launcher.getBoundingClientRect();
    // Hidden by the page it is not drawn.
    if (width > 0) showSide(host, boxOf({ left, top }, { width, height }));
  };
  host.addEventListener('dify-chat:open', handleMove, { signal });
  addEventListener('resize', handleMove, { signal });
  signal.addEventListener('abort', () => showSide(host, undefined));
}

function addLooks({ host, launcher, signal }: Extra, wishes: BubbleWishes, warn: (message: string) => void) {
  const classes = wishes.classes.filter((name) => !host.classList.contains(name));
  host.classList.add(...classes);
  for (const { name, value, priority } of wishes.style) launcher.style.setProperty(name, value, priority);
  for (const [name, value] of wishes.properties) {
    if (!setProperty(host, name, value)) warn(`option "containerProps.${name}" cannot be set`);
  }
  signal.addEventListener('abort', () => {
    host.classList.remove(...classes);
    for (const { name } of wishes.style) launcher.style.removeProperty(name);
  });
}

/** Anything may stand there, also what no element has, or what a policy of the page refuses. */
function setProperty(host: HTMLElement, name: string, value: unknown): boolean {
  try {
    return Reflect.set(host, name, value);
  } catch {
    return false;
  }
}

/** They hear what happens to the launcher, and what scripts do to the host; what happens in the panel is none of it. */
function addListeners({ host, launcher, signal }: Extra, { listeners }: BubbleWishes): void {
  for (const { event: name, listener } of listeners) {
    launcher.addEventListener(name, listener, { signal });
    const handleOwn = (event: Event): void => {
      if (!event.isTrusted && event.composedPath()[0] === host) listener(event);
    };
    host.addEventListener(name, handleOwn, { signal });
  }
  // Before, `.click()` was the toggle itself (embed/widget.ts); now it is heard, as with Dify's bubble.
  const toggle = host.click;
  Reflect.deleteProperty(host, 'click');
  const handleClick = (event: Event): void => {
    if (event.composedPath()[0] === host) toggle.call(host);
  };
  host.addEventListener('click', handleClick, { signal });
  signal.addEventListener('abort', () => {
    host.click = toggle;
  });
}
