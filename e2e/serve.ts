import { PAGES_PORT, SANDBOX_PORT } from './ports';
import { serveMadePages } from './made-pages';
import { servePages } from './pages';
import { serveSandbox } from './sandbox/serve';

// The servers of the browser tests; Playwright starts and ends this process.
await serveSandbox({ port: SANDBOX_PORT });
await servePages(PAGES_PORT, serveMadePages);
