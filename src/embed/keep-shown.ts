export function isOpen(root: ShadowRoot | undefined): boolean {
  return root?.querySelector('.launcher')?.ariaExpanded === 'true';
}

/**
 * Out of the document, if only for a moment, a browser hides a popover, takes a modal dialog from the top layer and
 * forgets how far everything was scrolled, all without a word to anybody. @returns what brings it back.
 */
export function keepShown(root: ShadowRoot): () => void {
  const places = new Map<Element, number>();
  const handleScroll = ({ target }: Event): void => {
    if (target instanceof Element) places.set(target, target.scrollTop);
  };
  // Scrolling does not bubble. The listener goes with the root.
  root.addEventListener('scroll', handleScroll, { capture: true, passive: true });

  return () => {
    const panel = root.querySelector<HTMLDialogElement>('dialog.panel');
    if (panel && isOpen(root)) show(panel);
    for (const [element, top] of places) {
      if (root.contains(element)) element.scrollTop = top;
      else places.delete(element);
    }
  };
}

function show(panel: HTMLDialogElement): void {
  // A modal one still says that it is open, but is none any more.
  if (panel.open) {
    panel.close();
    panel.showModal();
  } else if (!panel.matches(':popover-open')) panel.showPopover();
}
