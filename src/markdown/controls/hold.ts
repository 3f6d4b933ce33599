import { announce } from './form';
import type { Tools } from './tools';

/** What the visitor asked to see, by address; its host has been told by then. */
const asked = new Set<string>();

/**
 * Writes a button in the place of what another host would serve; a press puts there what `make` makes. What was asked for
 * once stands there at once. @param key - says all that the node depends on.
 */
export function hold(tools: Tools, key: string, src: string, text: string, make: () => HTMLElement): true {
  const { cursor, element } = tools;
  if (asked.has(src)) cursor.whole(key, make);
  else
    cursor.whole(`hold ${key}`, () => {
      const button = element('button', { type: 'button', class: 'image-hold', 'aria-label': text });
      button.textContent = text;
      button.addEventListener('click', () => {
        asked.add(src);
        const made = make();
        cursor.adopt(made, key);
        button.replaceWith(made);
        made.focus();
      });
      announce(button, tools);
      return button;
    });
  return true;
}
