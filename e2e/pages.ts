import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { hostPage } from './host-page';

/**
 * Serves the pages of a site owner: the playground, `dist/`, host pages made to order (`/host`), and what tests have built
 * (`/apps`).
 */
export function servePages(
  port: number,
  addMore?: (app: Hono) => void,
): Promise<{ url: string; close: () => Promise<void> }> {
  const app = new Hono();
  app.use('*', async (context, next) => {
    await next();
    // Module scripts are fetched with CORS: a script tag from another origin needs this, as on any CDN.
    context.header('Access-Control-Allow-Origin', '*');
    if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-store');
  });
  app.get('/host', (context) => {
    const { html, headers } = hostPage(new URL(context.req.url).searchParams);
    return context.html(html, 200, headers);
  });
  // What `npm run build:playground` makes, below a path as on many static hosts.
  app.use(
    '/static/*',
    serveStatic({ root: '.out', rewriteRequestPath: (path) => path.replace(/^\/static/, '/playground') }),
  );
  addMore?.(app);
  app.use('/dist/*', serveStatic({ root: '.' }));
  app.use('/apps/*', serveStatic({ root: '.out' }));
  app.use('*', serveStatic({ root: './public' }));
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (address) => {
      resolve({
        url: `http://localhost:${address.port}`,
        close: () => new Promise((done) => server.close(() => done())),
      });
    });
    server.on('error', reject);
  });
}
