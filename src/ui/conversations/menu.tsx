import type { RefObject, TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { focus } from './focus';
import { Glyph, type GlyphName } from './glyph';

interface MenuItem {
  readonly icon: GlyphName;
  readonly text: string;
  /** Cannot be undone. */
  readonly isGrave?: boolean;
  readonly onPick: () => void;
}

interface MenuProps {
  label: string;
  /** The button it belongs to, which gets focus back. */
  opener: RefObject<HTMLElement | null>;
  items: readonly MenuItem[];
  onClose: () => void;
}

/** Beside its button, inside a scrolling box; goes by a press elsewhere, Escape, Tab, or the choice of an item. */
export function Menu({ label, opener, items, onClose }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const handlePress = (event: PointerEvent): void => {
      const path = event.composedPath();
      const isOurs = [menu.current, opener.current].some((element) => element && path.includes(element));
      if (!isOurs) onClose();
    };
    document.addEventListener('pointerdown', handlePress, true);
    return () => document.removeEventListener('pointerdown', handlePress, true);
  }, [opener, onClose]);

  return (
    <div
      ref={(element) => {
        // Once, when it comes: a new function each time is also called each time.
        if (element && !menu.current) place(element);
        menu.current = element;
      }}
      class="menu"
      role="menu"
      aria-label={label}
      onKeyDown={(event) => handleKeyDown(event, opener.current, onClose)}
    >
      {items.map(({ icon, text, isGrave, onPick }) => (
        <button
          type="button"
          key={text}
          role="menuitem"
          tabIndex={-1}
          data-grave={isGrave}
          onClick={() => {
            focus(opener.current);
            onClose();
            onPick();
          }}
        >
          <Glyph name={icon} />
          {text}
        </button>
      ))}
    </div>
  );
}

/** Below the button, or above where the box ends before. */
function place(menu: HTMLElement): void {
  const box = menu.closest('.conversation-scroll')?.getBoundingClientRect();
  const { bottom, height } = menu.getBoundingClientRect();
  const row = menu.parentElement?.getBoundingClientRect();
  if (box && row && bottom > box.bottom && row.top - box.top > height) menu.dataset['side'] = 'above';
  menu.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
}

function handleKeyDown(
  event: TargetedKeyboardEvent<HTMLElement>,
  opener: HTMLElement | null,
  onClose: () => void,
): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const index = items.findIndex((item) => item === event.target);
  const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 }[event.key];
  if (event.key === 'Tab') {
    // From the button on, as if the menu had never been there.
    focus(opener);
    onClose();
  } else if (event.key === 'Escape') {
    event.preventDefault();
    focus(opener);
    onClose();
  } else if (target !== undefined) {
    event.preventDefault();
    items.at(target % items.length)?.focus();
  }
}
