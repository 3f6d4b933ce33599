import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import regionCss from '../../theme/region.css?inline';
import { useUi } from '../context';

/** The panel in a container, or as a page of its own. */
export function RegionFrame({ children }: { children: ComponentChildren }) {
  const { title, adopt, takesFocus } = useUi();
  const section = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    adopt(regionCss);
    // It took the place of a panel that had it. By itself it takes none.
    const field = takesFocus.current && section.current?.querySelector<HTMLElement>('.composer textarea');
    if (field) field.focus({ preventScroll: true });
  }, [adopt, takesFocus]);
  return (
    <section ref={section} class="panel" part="panel" aria-label={title}>
      {children}
    </section>
  );
}
