import { useComputed } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { Composer } from '../composer/composer';
import { lazyPart } from '../lazy-part';
import { useUi } from '../context';
import { Thread } from '../thread/thread';
import { Foot } from './foot';
import { Header } from './header';
import { Notice } from './notice';
import { useDialog } from './use-dialog';

const Announcer = lazyPart(async () => (await import('../message/text-part')).Announcer);
const Conversations = lazyPart(async () => (await import('../conversations/conversations')).Conversations);
const RegionFrame = lazyPart(async () => (await import('./region-frame')).RegionFrame);
const RunPanel = lazyPart(async () => (await import('../run/run-panel')).RunPanel);

export function Panel() {
  const { chat, settings } = useUi();
  // A live region has to be there before what it says: it comes while the first question is typed.
  const isTalk = useComputed(() => chat.turns.value.length > 0 || chat.draft.value !== '');
  const Frame = settings.mode === 'bubble' ? DialogFrame : RegionFrame;
  return (
    <Frame>
      <Header />
      <Content />
      <Foot />
      {isTalk.value && <Announcer isAsked={chat.busy.peek()} />}
    </Frame>
  );
}

function Content() {
  const { chat, listing } = useUi();
  const app = chat.app.value;
  if (listing.value) return <Conversations />;
  if (app && app.mode !== 'chat') return <RunPanel app={app} />;
  return (
    <>
      <Thread />
      <Notice />
      {!chat.needsForm.value && <Composer />}
    </>
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
      part="panel"
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
