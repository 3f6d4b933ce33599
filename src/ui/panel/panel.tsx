import { useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { Composer } from '../composer/composer';
import { useUi } from '../context';
import { Thread } from '../thread/thread';
import { Announcer } from './announcer';
import { Foot } from './foot';
import { Header } from './header';
import { Notice } from './notice';
import { useDialog } from './use-dialog';

export function Panel() {
  const { settings } = useUi();
  const Frame = settings.mode === 'bubble' ? DialogFrame : RegionFrame;
  return (
    <Frame>
      <Header />
      <Thread />
      <Notice />
      <Composer />
      <Foot />
      <Announcer />
    </Frame>
  );
}

/** In the top layer: above whatever z-index the page uses; modal only as a phone's sheet. */
function DialogFrame({ children }: { children: ComponentChildren }) {
  const { title, expanded, close } = useUi();
  const dialog = useRef<HTMLDialogElement>(null);
  useDialog(dialog);
  return (
    <dialog
      ref={dialog}
      class="panel"
      popover="manual"
      aria-label={title}
      data-expanded={expanded.value ? '' : undefined}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      {children}
    </dialog>
  );
}

function RegionFrame({ children }: { children: ComponentChildren }) {
  const { title } = useUi();
  return (
    <section class="panel" aria-label={title}>
      {children}
    </section>
  );
}
