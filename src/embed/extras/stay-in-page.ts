import { removeCopies } from './remove-copies';
import type { Extra } from './extra';

/**
 * A page that puts a new body in place takes the host away with the old one. A launcher that is drawn notices by its size
 * (embed/widget.ts); that of a hidden bubble, which the page opens by `.click()`, has none to lose.
 */
export function stayInPage({ host, options, signal }: Extra): void {
  const observer = new MutationObserver(handleChange);
  function watch(): void {
    for (const element of [document.documentElement, document.body])
      observer.observe(element, { childList: true });
  }
  function handleChange(): void {
    watch(); // the new body as well
    if (host.isConnected || options.target) return;
    removeCopies();
    document.body.append(host);
  }

  watch();
  signal.addEventListener('abort', () => observer.disconnect());
}
