import { Icon } from './icon';
import { useUi } from './context';

/** The owner's icon, else the app's emoji or picture, else a speech bubble. */
export function AppIconView({ large = false }: { large?: boolean }) {
  const { chat, settings } = useUi();
  const icon = settings.icon ?? chat.app.value?.icon;
  return (
    <span class="app-icon" data-size={large ? 'large' : undefined} aria-hidden="true">
      {icon?.type === 'image' ? (
        <img src={icon.url} alt="" />
      ) : icon?.type === 'emoji' ? (
        icon.emoji
      ) : (
        <Icon name="chat" />
      )}
    </span>
  );
}
