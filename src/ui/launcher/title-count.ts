export interface TitleCount {
  /** Puts a count before the page's title; 0 gives the title back as it was. */
  show: (count: number) => void;
}

/**
 * A count before the title of the page, as «(2) Harbor Goods». The title stays the page's: what it writes meanwhile is
 * kept and given back, to the letter.
 */
export function createTitleCount({ head }: Document): TitleCount {
  let shown: { element: HTMLTitleElement; own: string; text: string; isOurs: boolean } | undefined;
  let count = 0;
  const observer = new MutationObserver(update);

  function update(): void {
    giveBack();
    const found = head.querySelector('title');
    const element = found ?? document.createElement('title');
    const own = element.textContent ?? '';
    const text = `(${count}) ${own}`;
    element.textContent = text;
    if (!found) head.append(element);
    shown = { element, own, text, isOurs: !found };
    observer.takeRecords(); // our own writing is no news
  }
  /** Unless the page has written something else since: that is the title now. */
  function giveBack(): void {
    if (shown?.element.textContent === shown?.text) {
      if (shown?.isOurs) shown.element.remove();
      else if (shown) shown.element.textContent = shown.own;
    }
    shown = undefined;
  }
  return {
    show(next) {
      if (next === count) return;
      count = next;
      if (count > 0) {
        update();
        observer.observe(head, { childList: true, characterData: true, subtree: true });
      } else {
        observer.disconnect();
        giveBack();
      }
    },
  };
}
