import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import regionCss from '../../theme/region.css?inline';
import { useUi } from '../context';

/** The panel in a container, or as a page of its own. */
export function RegionFrame({ children }: { children: ComponentChildren }) {
  const { title, adopt } = useUi();
  useLayoutEffect(() => adopt(regionCss), [adopt]);
  return (
    <section class="panel" part="panel" aria-label={title}>
      {children}
    </section>
  );
}
