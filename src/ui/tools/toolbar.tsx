import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Drawing } from '../icon';
import { useTexts } from '../lazy-part';

/** One stop of the Tab key; arrow keys go on inside (https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/). */
export function Toolbar({ children }: { children: ComponentChildren }) {
  const texts = useTexts();
  const bar = useRef<HTMLDivElement>(null);
  const buttons = (): HTMLButtonElement[] => [
    ...(bar.current?.querySelectorAll<HTMLButtonElement>('button') ?? []),
  ];

  function choose(chosen: HTMLButtonElement | undefined): void {
    for (const button of buttons()) button.tabIndex = button === chosen ? 0 : -1;
  }
  // After every change: buttons come and go, one of them can be reached.
  useLayoutEffect(() => {
    const all = buttons();
    choose(all.find((button) => button.tabIndex === 0) ?? all[0]);
  });

  function handleKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>): void {
    const all = buttons();
    const at = all.findIndex((button) => button === event.target);
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const step = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[event.key];
    const next =
      event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : step === undefined ? -1 : at + step;
    const target = at < 0 ? undefined : all[next];
    if (!target) return;
    event.preventDefault();
    choose(target);
    target.focus();
  }

  return (
    <div
      ref={bar}
      class="tools"
      role="toolbar"
      aria-label={texts.messageActions}
      onKeyDown={handleKeyDown}
      onFocusIn={({ target }) => {
        if (target instanceof HTMLButtonElement) choose(target);
      }}
    >
      {children}
    </div>
  );
}

interface ToolProps {
  drawing: string;
  label: string;
  pressed?: boolean | undefined;
  disabled?: boolean;
  onPress: () => void;
}

export function Tool({ drawing, label, pressed, disabled = false, onPress }: ToolProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-disabled={disabled ? true : undefined}
      onClick={() => {
        if (!disabled) onPress();
      }}
    >
      <Drawing path={drawing} />
    </button>
  );
}
