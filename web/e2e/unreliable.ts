import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

/** A server that cannot be relied on, in front of one that can. */
export type Unreliable = {
  url: string;
  /** The bodies of the requests that came, in their order. */
  bodies: () => string[];
  stop: () => Promise<void>;
};

const UNAVAILABLE = JSON.stringify({
  data: null,
  errors: [
    {
      message: 'The database cannot serve this at the moment. Try again in a few seconds.',
      extensions: { code: 'UNAVAILABLE', retryable: true, requestId: 'none' },
    },
  ],
});

/**
 * Passes requests on, but of the first one it keeps the answer and hangs up, and the second one it refuses as the server
 * does when its database is out of reach.
 */
export async function startUnreliable(server: string): Promise<Unreliable> {
  const bodies: string[] = [];
  const proxy = createServer(async (request, response) => {
    const body = await read(request);
    const number = bodies.push(body);
    if (number === 2) {
      response.setHeader('content-type', 'application/json').end(UNAVAILABLE);
      return;
    }
    const answer = await fetch(`${server}${request.url}`, {
      method: request.method ?? 'POST',
      headers: { 'content-type': request.headers['content-type'] ?? '' },
      body,
    });
    const text = await answer.text();
    if (number === 1) {
      request.socket.destroy();
      return;
    }
    response.setHeader('content-type', answer.headers.get('content-type') ?? '').end(text);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    bodies: () => bodies,
    stop: async () => {
      proxy.close();
      proxy.closeAllConnections();
    },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += part;
  return body;
}
