import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { hostPage } from '../host-page';
import { serveSandbox } from '../sandbox/serve';
import { bundlePageScript } from './bundle';

export interface Servers {
  /** Origins. */
  pages: string;
  sandbox: string;
  close: () => Promise<void>;
}

/** A bare page with a place for an answer and a field: of the panel's size, and with its font. */
const floorPage = (script: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Floor</title>
<link rel="icon" href="data:,">
<style>
  main { display: flex; flex-direction: column; position: fixed; inset: auto 20px 20px auto; width: 400px; height: 680px; font: 15px/1.5 system-ui; }
  #log { flex: 1; overflow: hidden auto; overflow-anchor: none; padding: 16px; }
  #answer { white-space: pre-wrap; overflow-wrap: anywhere; }
  input { font: inherit; padding: 10px; }
</style>
${script}
<h1>A page of somebody else</h1>
<main>
  <div id="log"><div id="answer"></div></div>
  <form><input aria-label="Message"></form>
</main>
</html>`;

/** Serves host pages, floors and `dist/`, compressed as any web host would, and a sandbox on an origin of its own. */
export async function startServers(): Promise<Servers> {
  const [floorScript, leastScript] = await Promise.all([
    bundlePageScript('floor'),
    bundlePageScript('least'),
  ]);
  const app = new Hono();
  const zipped = new Map<string, Buffer<ArrayBuffer>>();
  const send = (path: string, type: string, read: () => string): Response => {
    const body = zipped.get(path) ?? gzipSync(read(), { level: 9 });
    zipped.set(path, body);
    return new Response(body, {
      headers: { 'Content-Type': type, 'Content-Encoding': 'gzip', 'Access-Control-Allow-Origin': '*' },
    });
  };
  app.get('/host', ({ req }) =>
    send(req.url, 'text/html', () => hostPage(new URL(req.url).searchParams).html),
  );
  // The same page with another script: one that does nothing, and the least that draws a button.
  for (const [name, script] of Object.entries({ empty: '// Nothing.', least: leastScript })) {
    app.get(`/${name}`, ({ req }) =>
      send(req.url, 'text/html', () =>
        hostPage(new URL(req.url).searchParams).html.replaceAll('/dist/embed.js', `/${name}.js`),
      ),
    );
    app.get(`/${name}.js`, ({ req }) => send(req.url, 'text/javascript', () => script));
  }
  app.get('/field', ({ req }) => send(req.url, 'text/html', () => floorPage('')));
  app.get('/floor', ({ req }) =>
    send(req.url, 'text/html', () => floorPage('<script src="/floor.js" defer></script>')),
  );
  app.get('/floor.js', ({ req }) => send(req.url, 'text/javascript', () => floorScript));
  app.get('/blank', ({ req }) => send(req.url, 'text/html', () => '<!doctype html><title>Blank</title>'));
  app.get('/dist/*', ({ req }) =>
    send(req.path, 'text/javascript', () => readFileSync(`.${req.path}`, 'utf8')),
  );
  const sandbox = await serveSandbox();
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      resolve({
        pages: `http://localhost:${port}`,
        sandbox: sandbox.url,
        close: async () => {
          server.close();
          await sandbox.close();
        },
      });
    });
  });
}
