import type { Teaser } from './parse-teaser';

/** Where the owner names no trigger. */
const DEFAULT_SECONDS = 5;

/** Calls `show` with each trigger that comes; the caller ends the watch. */
export function watchTriggers(teaser: Teaser, signal: AbortSignal, show: () => void): void {
  const { afterScroll, onExitIntent } = teaser;
  const isOther = afterScroll !== undefined || onExitIntent;
  const seconds = teaser.afterSeconds ?? (isOther ? undefined : DEFAULT_SECONDS);
  if (seconds !== undefined) {
    const timer = setTimeout(show, seconds * 1000);
    signal.addEventListener('abort', () => clearTimeout(timer));
  }
  if (afterScroll !== undefined) {
    const handleScroll = (): void => {
      const { scrollHeight, clientHeight } = document.documentElement;
      // A page that fits into the window has been seen to its end.
      if (scrollY >= afterScroll * (scrollHeight - clientHeight)) show();
    };
    addEventListener('scroll', handleScroll, { signal, passive: true });
  }
  if (onExitIntent && matchMedia('(hover: hover) and (pointer: fine)').matches) {
    const handleLeave = ({ clientY, relatedTarget }: MouseEvent): void => {
      if (!relatedTarget && clientY <= 0) show();
    };
    document.addEventListener('mouseout', handleLeave, { signal });
  }
}
