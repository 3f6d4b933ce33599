import { useSignal } from '@preact/signals';
import type { ComponentChild, ComponentChildren } from 'preact';
import { useUniqueId } from './use-unique-id';
import { Icon } from './icon';

interface DisclosureProps {
  /** Drawn before the label. */
  icon: ComponentChild;
  label: ComponentChildren;
  /** Goes on: the line breathes. */
  running?: boolean;
  children: () => ComponentChildren;
}

/** One quiet line that opens what lies behind it. What is closed is not made. */
export function Disclosure({ icon, label, running = false, children }: DisclosureProps) {
  const open = useSignal(false);
  const id = useUniqueId();
  return (
    <div class="disclosure" data-running={running ? '' : undefined}>
      <button
        type="button"
        aria-expanded={open.value}
        aria-controls={open.value ? id : undefined}
        onClick={() => (open.value = !open.value)}
      >
        {icon}
        <span>{label}</span>
        <Icon name="chevron" />
      </button>
      {open.value && (
        <div id={id} class="disclosed">
          {children()}
        </div>
      )}
    </div>
  );
}

/** A sentence around a name, with the name set apart. */
export function Named({ text, name }: { text: (name: string) => string; name: string }) {
  const [before = '', after = ''] = text('\0').split('\0');
  return (
    <>
      {before}
      <b>{name}</b>
      {after}
    </>
  );
}
