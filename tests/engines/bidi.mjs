// A WebDriver BiDi endpoint that Playwright finds as it finds Firefox's own: by a line on standard error.

import { once } from 'node:events';
import { WebSocketServer } from 'ws';

/** Offers the endpoint; resolves to Playwright's connection. */
export const offerEndpoint = async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', maxPayload: 1 << 28 });
  await once(server, 'listening');
  process.stderr.write(`WebDriver BiDi listening on ws://127.0.0.1:${server.address().port}\n`);
  const [connection] = await once(server, 'connection');
  return connection;
};

/** The reader's settings that a test asks for: `colorScheme`, `forcedColors`, `reducedMotion`, as in Playwright. */
export const settings = () => JSON.parse(process.env.READER_SETTINGS ?? '{}');
