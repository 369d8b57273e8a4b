import { createServer } from 'node:http';
import { closeServer, listenOnLoopback } from '@quote-elt/local';

/** A port of loopback that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const address = await listenOnLoopback(server);
  await closeServer(server);
  return Number(new URL(address).port);
}
