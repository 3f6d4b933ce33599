import { parseArgs } from 'node:util';
import { servePages } from './pages';
import { serveSandbox } from './sandbox/serve';

/** `npm start`: the playground and a sandbox that answers; or the playground for a real Dify. */
const { values } = parseArgs({
  options: {
    'api-url': { type: 'string' },
    token: { type: 'string' },
    port: { type: 'string', default: '4400' },
  },
});

try {
  const port = Number(values.port);
  const pages = await servePages(port);
  const address = new URL(pages.url);
  if (values['api-url'] === undefined) {
    const sandbox = await serveSandbox({ port: port + 1 });
    address.searchParams.set('api', `${sandbox.url}/api`);
  } else address.searchParams.set('api', values['api-url']);
  if (values.token !== undefined) address.searchParams.set('token', values.token);
  console.log(`\n  Open ${address.href}\n`);
} catch (error) {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(isTaken ? 'The port is taken: npm start -- --port 4500' : error);
  process.exit(1);
}
