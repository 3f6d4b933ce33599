import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { StreamEvent } from '../chat/stream-event';
import { readEvents, type ReadOptions } from './sse';

/** Helpers of this folder's tests: recorded streams, chunks to order, a real server. */

/** A reply as it came over the wire; the names end with the server's profile. */
export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`./__fixtures__/${name}.txt`, import.meta.url));
}

/** All recordings. */
export function fixtureNames(): string[] {
  return readdirSync(new URL('./__fixtures__/', import.meta.url)).map((file) => file.replace(/\.txt$/, ''));
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function streamOf(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

/** All events of these chunks. */
export async function read(
  chunks: readonly Uint8Array[],
  options: Partial<ReadOptions> = {},
): Promise<StreamEvent[]> {
  const { signal } = new AbortController();
  const events: StreamEvent[] = [];
  for await (const event of readEvents(streamOf(chunks), signal, { operation: 'TEST', ...options }))
    events.push(event);
  return events;
}

export interface Call {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface TestServer {
  apiUrl: string;
  calls: Call[];
  /** Calls by `METHOD /path`, without the query. */
  count: (operation: string) => number;
  close: () => Promise<void>;
}

/** A real server on this machine; `answer` gets every call with its body read. */
export function serve(answer: (call: Call, response: ServerResponse) => void): Promise<TestServer> {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const call = { method, path: url, headers, body };
      calls.push(call);
      answer(call, response);
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      resolve({
        apiUrl: `http://127.0.0.1:${port}/api`,
        calls,
        count: (operation) =>
          calls.filter(
            ({ method, path }) => `${method} ${path.replace('/api', '').split('?')[0]}` === operation,
          ).length,
        close: () =>
          new Promise((done) => {
            server.closeAllConnections();
            server.close(() => done());
          }),
      });
    });
  });
}

export function json(
  response: ServerResponse,
  value: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify(value));
}
