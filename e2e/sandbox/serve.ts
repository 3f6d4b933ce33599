import { createAdaptorServer } from '@hono/node-server';
import { createSandbox } from './sandbox';
import { BrokenConnection } from './stream/connection';

export interface ServedSandbox {
  /** Origin, e.g. `http://127.0.0.1:4300`. */
  url: string;
  close(): Promise<void>;
}

/** @param options.port 0, the default, takes a free one. */
export function serveSandbox({ port = 0 }: { port?: number } = {}): Promise<ServedSandbox> {
  const sandbox = createSandbox();
  const server = createAdaptorServer({
    // The process belongs to somebody else: its `Request` and `Response` stay as they are.
    overrideGlobalObjects: false,
    fetch: async (request, { outgoing }) => {
      const response = await sandbox.fetch(request);
      if (response.body === null) return response;
      return new Response(
        tellBreaks(response.body, ({ isReset }) => {
          if (isReset) outgoing.socket?.resetAndDestroy();
          // What was written still arrives.
          else outgoing.socket?.destroySoon();
        }),
        response,
      );
    },
  });
  // Each chunk of a stream shall leave at once.
  server.on('connection', (socket) => socket.setNoDelay(true));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const taken = typeof address === 'object' && address !== null ? address.port : port;
      resolve({
        url: `http://127.0.0.1:${taken}`,
        close: () =>
          new Promise((done) => {
            sandbox.reset();
            server.close(() => done());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
  });
}

/** The same stream; where the sandbox cuts the wire, the socket is destroyed instead of the stream failing loudly. */
function tellBreaks(
  body: ReadableStream<Uint8Array>,
  onBreak: (cause: BrokenConnection) => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (cause) {
          if (!(cause instanceof BrokenConnection)) throw cause;
          onBreak(cause);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
