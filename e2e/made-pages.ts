import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { PAGES } from './ports';

/**
 * Pages that tests write themselves, below `/made/ID/`: a page that is put in by the browser's own means counts as one
 * from the public web, which may not talk to this machine. And `/chatbot/CODE` as a site would serve `chat.html` in the
 * place of Dify's page: files where there are some, that page for the rest.
 */
export function serveMadePages(app: Hono): void {
  const pages = new Map<string, string>();
  app.put('/made/:id', async (context) => {
    pages.set(context.req.param('id'), await context.req.text());
    return context.body(null, 204);
  });
  app.get('/made/:id/*', (context) => context.html(pages.get(context.req.param('id')) ?? ''));
  app.use(
    '/chatbot/*',
    serveStatic({ root: './dist', rewriteRequestPath: (path) => path.replace('/chatbot', '') }),
  );
  app.use('/chatbot/*', serveStatic({ path: './dist/chat.html' }));
}

let made = 0;

/** @returns the path of a page with this HTML; what stands there can be replaced. */
export async function makePage(html: string, path = `/made/${process.pid}-${++made}/`): Promise<string> {
  const response = await fetch(new URL(path.replace(/\/$/, ''), PAGES), { method: 'PUT', body: html });
  if (!response.ok) throw new Error(`The page was not taken: ${response.status}`);
  return path;
}
