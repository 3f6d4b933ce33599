import type { Page } from '@playwright/test';
import { SANDBOX } from '../ports';

/** Members that every event of a chat app carries (ref §4.2). */
const ENVELOPE = {
  conversation_id: '5b7c9d30-3d1c-4c7e-9a52-7a3f0c9e1d01',
  message_id: '5b7c9d30-3d1c-4c7e-9a52-7a3f0c9e1d02',
  task_id: '5b7c9d30-3d1c-4c7e-9a52-7a3f0c9e1d03',
  created_at: 1_760_000_000,
};

/** One event as a server writes it. */
export function line(event: string, fields: object = {}): string {
  return `data: ${JSON.stringify({ event, ...ENVELOPE, ...fields })}\n\n`;
}

/** The next question is answered with exactly this: what the sandbox does not say, because no release does so far. */
export async function answerWith(page: Page, body: string, contentType = 'text/event-stream'): Promise<void> {
  await page.route(
    `${SANDBOX}/**/chat-messages`,
    (route) =>
      route.fulfill({
        body,
        contentType,
        headers: { 'Access-Control-Allow-Origin': '*', 'X-Version': '1.14.1' },
      }),
    { times: 1 },
  );
}

/** A request to the sandbox as it went over the wire. */
export interface SentRequest {
  method: string;
  /** Without the sandbox's origin. */
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** Writes down what is sent to the API from now on; preflights are the browser's own and not told of. */
export function recordRequests(page: Page): () => Promise<SentRequest[]> {
  const sent: Promise<SentRequest>[] = [];
  page.on('request', (request) => {
    const { origin, pathname, search } = new URL(request.url());
    if (origin !== SANDBOX || !pathname.includes('/api/')) return;
    sent.push(
      request.allHeaders().then((headers) => ({
        method: request.method(),
        path: pathname.replace(/^\/[\w-]+\/api/, '') + search,
        headers,
        body: request.postDataBuffer()?.toString('utf8') ?? '',
      })),
    );
  });
  return () => Promise.all(sent);
}

/** Exceptions that nobody caught, as they come. */
export function recordCrashes(page: Page): string[] {
  const crashes: string[] = [];
  page.on('pageerror', (error) => crashes.push(error.message));
  return crashes;
}
