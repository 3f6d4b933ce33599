import { createSandbox } from './sandbox';

/** The sandbox as a service worker: the playground then needs no server (public/start-sandbox.js has the same address). */
const ORIGIN = 'https://sandbox.invalid';

interface FetchEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** What is used of a service worker's scope; the types of workers cannot stand beside those of pages. */
declare const self: {
  addEventListener(type: 'install' | 'activate', listener: () => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
};

const sandbox = createSandbox();

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', () => void self.clients.claim());
self.addEventListener('fetch', (event) => {
  if (new URL(event.request.url).origin === ORIGIN) event.respondWith(sandbox.fetch(event.request));
});
