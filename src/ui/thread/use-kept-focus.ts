import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * What was pressed may go away with its press: a starter, «Try again», «Regenerate». The focus then stays in `log`
 * instead of falling out of the panel, where neither Escape nor arrow keys would reach it. Looked after whenever the
 * calling component is drawn again.
 */
export function useKeptFocus(log: RefObject<HTMLElement | null>): void {
  const last = useRef<EventTarget | null>(null);
  useEffect(() => {
    const element = log.current;
    const handleFocus = ({ target }: FocusEvent): void => {
      last.current = target;
    };
    element?.addEventListener('focusin', handleFocus);
    return () => element?.removeEventListener('focusin', handleFocus);
  }, [log]);
  useEffect(() => {
    if (!(last.current instanceof Node) || last.current.isConnected) return;
    last.current = null;
    if (document.activeElement === document.body) log.current?.focus({ preventScroll: true });
  });
}
