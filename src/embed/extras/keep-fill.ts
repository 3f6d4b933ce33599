import type { Extra } from './extra';

/** A page takes everything from everybody (`* { all: unset !important }`), and has not meant the launcher. */
export function isReset(host: HTMLElement): boolean {
  const { top, right, bottom, left } = getComputedStyle(host);
  return [top, right, bottom, left].every((side) => side === 'auto');
}

/** What the launcher inherits from such a host is nothing: it has its fill from the accent. */
export function keepFill({ host, launcher, signal }: Extra): void {
  if (!isReset(host)) return;
  launcher.style.background = 'var(--_accent)';
  signal.addEventListener('abort', () => launcher.style.removeProperty('background'));
}
