/** On touch, focus in a field would throw up the keyboard over what is to be read. */
const isCoarse = (): boolean => matchMedia('(pointer: coarse)').matches;

/** What had focus is gone, or nothing had it; not so while focus is elsewhere in the page. */
export function isFocusFree(element: Element): boolean {
  const root = element.getRootNode();
  const active = root instanceof ShadowRoot ? root.activeElement : null;
  return active === null && (document.activeElement === null || document.activeElement === document.body);
}

export function focus(element: HTMLElement | null | undefined): void {
  element?.focus({ preventScroll: true });
}

/** Into the list. */
export function focusList(nav: HTMLElement | null): void {
  if (nav) focus(isCoarse() ? nav : searchBox(nav));
}

/** The list has just come in answer to the header's button, and the visitor has not gone elsewhere meanwhile. */
export function isAwaited(nav: HTMLElement | null): boolean {
  return nav !== null && (isFocusFree(nav) || listButton(nav)?.matches(':focus') === true);
}

/** Out of the list into the conversation, as soon as that is drawn. */
export function focusThread(element: Element): void {
  const panel = element.closest('.panel');
  requestAnimationFrame(() =>
    focus(panel?.querySelector<HTMLElement>(isCoarse() ? '.log' : '.composer textarea')),
  );
}

/** The header's button, which has opened the list. */
export function listButton(element: Element): HTMLElement | null | undefined {
  return element.closest('.panel')?.querySelector<HTMLElement>('[data-command="conversations"]');
}

export function searchBox(element: Element): HTMLElement | null | undefined {
  return element.closest('.conversations')?.querySelector<HTMLElement>('[type="search"]');
}

/** The buttons that open conversations, from top to bottom. */
export function openButtons(element: Element): HTMLElement[] {
  return [...(element.closest('.conversations')?.querySelectorAll<HTMLElement>('.conversation-open') ?? [])];
}

/** Where focus goes when the conversation's row goes. */
export function neighbour(element: Element, id: string): HTMLElement | null | undefined {
  const buttons = openButtons(element);
  const index = buttons.findIndex((button) => button.dataset['id'] === id);
  return buttons[index + 1] ?? buttons[index - 1] ?? searchBox(element);
}

/** Arrow keys go from row to row, and from the first to the search box: a list of forty has eighty tab stops. */
export function moveBetweenRows(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const { target } = event;
  if (step === undefined || !(target instanceof HTMLElement)) return;
  const stops = [searchBox(target), ...openButtons(target)];
  const index = stops.indexOf(target);
  if (index < 0) return;
  event.preventDefault();
  stops[index + step]?.focus();
}
