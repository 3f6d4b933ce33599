import { Icon } from './icon';

interface IconButtonProps {
  icon: Parameters<typeof Icon>[0]['name'];
  label: string;
  /** What it does, for styles. */
  command: string;
  onPress: () => void;
}

export function IconButton({ icon, label, command, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      data-command={command}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}
