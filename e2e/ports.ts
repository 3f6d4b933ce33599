/** The origins of the browser tests: two, as in real life. */
export const PAGES_PORT = Number(process.env['PAGES_PORT'] ?? 4410);
export const SANDBOX_PORT = Number(process.env['SANDBOX_PORT'] ?? 4411);
export const PAGES = `http://localhost:${PAGES_PORT}`;
export const SANDBOX = `http://localhost:${SANDBOX_PORT}`;
