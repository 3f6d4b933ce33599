import { Icon } from './icon';

interface IconButtonProps {
  icon: Parameters<typeof Icon>[0]['name'];
  label: string;
  /** What it does, for styles. */
  command: string;
  /** Of a button that shows and hides something. */
  expanded?: boolean;
  /** Something new lies behind it. */
  marked?: boolean;
  onPress: () => void;
}

export function IconButton({ icon, label, command, expanded, marked, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      data-command={command}
      aria-label={label}
      aria-expanded={expanded}
      data-marked={marked}
      title={label}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}
