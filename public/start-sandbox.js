/** Where the sandbox is a service worker there is no server: every request to this address is answered by it. */
const INSIDE = 'https://sandbox.invalid';
/** Of `npm start`, which tells another one in the page's address. */
const OUTSIDE = 'http://localhost:4401/api';

/** @returns the address of the sandbox's web API: of the worker beside this page, where it was built with one. */
export async function startSandbox() {
  try {
    await navigator.serviceWorker.register('sandbox-worker.js');
    await navigator.serviceWorker.ready;
  } catch {
    return OUTSIDE;
  }
  if (!navigator.serviceWorker.controller)
    await new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    });
  // Browsers end a worker that has nothing to do, and its conversations with it.
  setInterval(() => void fetch(`${INSIDE}/sandbox`).catch(() => {}), 20_000);
  return `${INSIDE}/api`;
}
