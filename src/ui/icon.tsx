/** One set, drawn on a 24 px grid with one stroke (theme: `.icon`). */
const PATHS = {
  list: 'M4 7h16M4 12h16M4 17h10',
  plus: 'M12 5v14M5 12h14',
  expand: 'M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7',
  collapse: 'M20 10h-6V4M14 10l7-7M4 14h6v6M10 14l-7 7',
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M12 19V5M6 11l6-6 6 6',
  stop: 'M8 8h8v8H8z',
  warning: 'M12 4 2.8 20h18.4zM12 10v4M12 17v.01',
  chevron: 'M6 9.5l6 6 6-6',
  chat: 'M20 11.5a8 8 0 0 1-11.7 7.1L4 20l1.4-4.3A8 8 0 1 1 20 11.5z',
} as const;

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return <Drawing path={PATHS[name]} />;
}

/** For the icons of lazy parts, which come with them. */
export function Drawing({ path }: { path: string }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
