/** Words by which pages name the theme they force: `class="dark"`, `data-theme="dark"`, `class="light-mode"`. */
const WORD = /(?<!\S)(dark|light)(?:-theme|-mode)?(?!\S)/;

/**
 * Gives the host of a widget whose theme is `auto` the theme that the page forces, else both, of which the visitor's system
 * chooses: by the `color-scheme` that reaches the host, else by a word among the attributes of the root element and the
 * body, and again whenever these change.
 * @returns its undo.
 */
export function followPage(host: HTMLElement): () => void {
  const { documentElement: page, body } = document;
  const follow = (): void => {
    if (host.dataset['theme'] !== 'auto') return;
    const { colorScheme } = getComputedStyle(host.parentElement ?? page);
    const words = [...page.attributes, ...body.attributes].map(({ value }) => value).join(' ');
    host.style.colorScheme = /^(only )?(dark|light)$/.test(colorScheme)
      ? 'inherit'
      : (WORD.exec(words)?.[1] ?? 'light dark');
  };
  const observer = new MutationObserver(follow);
  // The owner's wish may change, too.
  for (const element of [page, body, host]) observer.observe(element, { attributes: true });
  follow();
  return () => observer.disconnect();
}
