/** What a widget writes on its host. */
const OPTIONS = ['data-mode', 'data-position', 'data-theme'];
const PLACE = ['data-side', 'data-half'];
const STYLES = ['color-scheme', '--dify-chat-accent', '--dify-chat-z-index'];

export interface BorrowedHost {
  /** Where an option was taken back, what the element itself says shows again. */
  showOwn: () => void;
  /** Leaves the element as it was: it outlives its widget. */
  giveBack: () => void;
}

/** An element of the page becomes the host of a widget. */
export function borrowHost(host: HTMLElement, root: ShadowRoot): BorrowedHost {
  const styles = STYLES.map((name) => [name, host.style.getPropertyValue(name)] as const);
  const stopKeeping = keepAttributes(host, ['style', ...OPTIONS]);

  return {
    showOwn() {
      for (const [name, value] of styles)
        if (!host.style.getPropertyValue(name)) host.style.setProperty(name, value);
    },
    giveBack() {
      stopKeeping();
      root.replaceChildren();
      for (const name of [...OPTIONS, ...PLACE]) host.removeAttribute(name);
      // An empty value takes a property away.
      for (const [name, value] of styles) host.style.setProperty(name, value);
      if (host.getAttribute('style') === '') host.removeAttribute('style');
    },
  };
}

/** A page that is morphed into its next version takes away what that does not have. @returns its undo. */
function keepAttributes(host: HTMLElement, attributeFilter: string[]): () => void {
  const observer = new MutationObserver((records) => {
    for (const { attributeName: name, oldValue } of records) {
      if (name === null || oldValue === null || host.hasAttribute(name)) continue;
      // A strict policy has nothing against styles by script.
      if (name === 'style') host.style.cssText = oldValue;
      else host.setAttribute(name, oldValue);
    }
  });
  observer.observe(host, { attributeFilter, attributeOldValue: true });
  return () => observer.disconnect();
}

/** A host whose `title` is an option would show it as a tooltip all over the chat: an empty one inside ends that. */
export function hushTitle({ children }: ShadowRoot): void {
  for (const child of children) if (child instanceof HTMLElement) child.title = '';
}

/**
 * What stands in the launcher in the place of its icon: elements of the page with `slot="launcher"`, as large as the
 * icon unless the page says otherwise.
 */
export function addIconSlot(launcher: HTMLElement, root: ShadowRoot): void {
  const slot = Object.assign(document.createElement('slot'), { name: 'launcher' });
  const icon = launcher.firstElementChild;
  icon?.replaceWith(slot);
  if (icon) slot.append(icon);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '::slotted([slot=launcher]) { flex: none; width: 26px; height: 26px; font: 20px/26px system-ui; text-align: center }',
  );
  root.adoptedStyleSheets.push(sheet);
}
