import { Hono } from 'hono';
import { preflight } from './http/cors';
import { respond } from './http/respond';
import type { Route } from './http/route';
import { Registry } from './instance';
import { DEFAULT_PROFILE, type Profile, PROFILES } from './profiles';
import { accessRoutes } from './routes/access';
import { appRoutes } from './routes/app';
import { audioRoutes } from './routes/audio';
import { chatRoutes } from './routes/chat';
import { completionRoutes } from './routes/completion';
import { control } from './routes/control';
import { conversationRoutes } from './routes/conversations';
import { fileRoutes } from './routes/files';
import { messageRoutes } from './routes/messages';
import { personFormRoutes } from './routes/person-forms';
import { serveFile } from './routes/served-files';
import { workflowRoutes } from './routes/workflow';
import { SCENARIOS } from './scenarios';

/** A Dify that answers by script. Knows nothing of sockets: give it requests, wherever they come from. */
export interface Sandbox {
  fetch(request: Request): Promise<Response>;
  /** Ends every stream and forgets everything. */
  reset(): void;
}

const ROUTES: readonly Route[] = [
  ...accessRoutes,
  ...appRoutes,
  ...conversationRoutes,
  ...messageRoutes,
  ...chatRoutes,
  ...completionRoutes,
  ...workflowRoutes,
  ...personFormRoutes,
  ...fileRoutes,
  ...audioRoutes,
];

/**
 * `/api/…` speaks profile D, `/a/api/…` to `/e/api/…` the others; `/files/…` serves what answers link to;
 * `/sandbox/…` is for tests. Everything else is a 404 without CORS headers, as at the original.
 */
export function createSandbox(): Sandbox {
  const registry = new Registry(SCENARIOS);
  const app = new Hono();
  mount(app, '/api', DEFAULT_PROFILE, registry);
  for (const profile of PROFILES) mount(app, `/${profile.name}/api`, profile, registry);
  app.all('/files/*', (context) => serveFile(context.req.raw, registry));
  app.all('/sandbox/*', (context) => control(context.req.raw, registry));
  return {
    fetch: async (request) => app.fetch(request),
    reset: () => registry.resetAll(),
  };
}

function mount(app: Hono, prefix: string, profile: Profile, registry: Registry): void {
  for (const route of ROUTES) {
    if (route.knownTo?.(profile) === false) continue;
    app.options(prefix + route.path, (context) => preflight(context.req.raw, profile));
    app.on(route.method, prefix + route.path, (context) =>
      respond(route, context.req.raw, { ...context.req.param() }, profile, registry),
    );
  }
}
