/**
 * A site owner's page, made to order by its query:
 * - `config`: JSON for `window.difyChatbotConfig`
 * - `when`: `defer` (default), `late` (injected after `load`), `head` (plain script in the head),
 *   `module` (`createChat()` of the npm face), `never` (what `head` brings)
 * - `style`: CSS of the page
 * - `lang` (default `en`; empty for none), `dir`: of the page
 * - `csp`, `coep`: values of the headers for the content security and the embedder policy
 * - `cache`: value of `Cache-Control` (default `no-store`)
 * - `nonce`: the widget's own tag has the page's nonce, too
 * - `head`: HTML put before the widget's script
 * - `body`: HTML put at its end
 */
export function hostPage(query: URLSearchParams): { html: string; headers: Record<string, string> } {
  const config = query.get('config') ?? '{}';
  const when = query.get('when') ?? 'defer';
  const nonce = 'host-page';
  const tag = {
    defer: `<script src="/dist/embed.js" ${query.has('nonce') ? `nonce="${nonce}"` : ''} defer></script>`,
    head: '<script src="/dist/embed.js"></script>',
    module: `<script type="module" nonce="${nonce}">
      import { createChat } from '/dist/index.js';
      window.chat = createChat(window.difyChatbotConfig);
    </script>`,
    late: `<script nonce="${nonce}">addEventListener('load', () => setTimeout(() => {
      const script = document.createElement('script');
      script.src = '/dist/embed.js';
      document.body.append(script);
    }));</script>`,
    never: '',
  }[when];
  const html = `<!doctype html>
<html lang="${query.get('lang') ?? 'en'}" dir="${query.get('dir') ?? 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Host page</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">body { min-height: 200vh; } ${query.get('style') ?? ''}</style>
<script nonce="${nonce}">window.difyChatbotConfig = ${config.replaceAll('<', '\\u003c')};</script>
${query.get('head') ?? ''}
${tag ?? ''}
</head>
<body>
<h1>A page of somebody else</h1>
<p>It has text, a <a href="#top">link</a> and a <button type="button">button</button>.</p>
${query.get('body') ?? ''}
</body>
</html>`;
  const names = {
    csp: 'Content-Security-Policy',
    coep: 'Cross-Origin-Embedder-Policy',
    cache: 'Cache-Control',
  };
  const headers = Object.entries(names).flatMap(([name, header]) => {
    const value = query.get(name);
    return value === null ? [] : [[header, value]];
  });
  return { html, headers: Object.fromEntries(headers) };
}
