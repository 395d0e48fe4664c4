import { once } from 'node:events';
import { createServer } from 'node:http';

/** The name under which the fake model is known to the server. */
export const FAKE_MODEL = 'example-model';

/** What the fake model says about every text. */
export const FAKE_ANSWER = {
  category: 'billing',
  priority: 'high',
  confidence: 0.9,
  priority_confidence: 0.8,
  reason: 'An invoice was paid twice.',
};

/** A language model that speaks the chat protocol and always gives the same answer. */
export async function startFakeLlm(): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    request.resume();
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
      response.writeHead(404).end();
      return;
    }
    const completion = {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1_700_000_000,
      model: FAKE_MODEL,
      choices: [
        {
          index: 0,
          finish_reason: 'stop',
          message: { role: 'assistant', content: JSON.stringify(FAKE_ANSWER) },
        },
      ],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(completion));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
