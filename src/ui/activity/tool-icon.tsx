import { signal, useSignal, type Signal } from '@preact/signals';
import type { Chat } from '../../chat/chat-model';
import type { AppIcon } from '../../chat/transport';
import { useUi } from '../context';
import { Drawing } from '../icon';

const WRENCH =
  'M14.5 6.5a4 4 0 0 1 5-3l-2.7 2.7 1 2 2 1L22.5 6.5a4 4 0 0 1-5.4 4.6L8.5 19.7a2.3 2.3 0 0 1-3.2-3.2z';

type Icons = Signal<ReadonlyMap<string, AppIcon>>;
const known = new WeakMap<Chat, Icons>();

/** Asked for once, when the first tool is shown. Cosmetic: without them tools have a wrench. */
function iconsOf(chat: Chat): Icons {
  const icons: Icons = known.get(chat) ?? signal(new Map());
  if (!known.has(chat)) {
    known.set(chat, icons);
    chat
      .services()
      .then((services) => services.toolIcons())
      .then(
        (found) => (icons.value = found),
        () => {},
      );
  }
  return icons;
}

/** The tool's own icon, where the server has one that can be reached. */
export function ToolIcon({ name }: { name: string }) {
  const { chat } = useUi();
  const failed = useSignal(false);
  const icon = iconsOf(chat).value.get(name);
  if (!icon || failed.value) return <Drawing path={WRENCH} />;
  if (icon.type === 'image') {
    return <img class="tool-icon" src={icon.url} alt="" onError={() => (failed.value = true)} />;
  }
  return (
    <span class="tool-icon" aria-hidden="true">
      {icon.emoji}
    </span>
  );
}
