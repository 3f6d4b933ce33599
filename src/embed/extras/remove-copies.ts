/**
 * Page libraries keep a copy of the body, and put that in place later. A host in it has lost its shadow root: nothing of it
 * works, a grid gives it a place, and the page's rules for Dify's own bubble draw it. Only a widget writes `data-mode`.
 */
export function removeCopies(): void {
  for (const host of document.querySelectorAll('dify-chat[data-mode]')) if (!host.shadowRoot) host.remove();
}
