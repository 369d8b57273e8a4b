import { once } from 'node:events';
import type { IncomingHttpHeaders, Server } from 'node:http';

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Starts `server` on a loopback port (0: any free one) and gives its address; rejects with the listen error. It answers only
 * who calls it by a loopback name, so that no web page reaches it by a name of its own that was pointed at this machine.
 */
export async function listenOnLoopback(server: Server, port = 0): Promise<string> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  answerOwnHostOnly(server, address.port);
  return `http://127.0.0.1:${address.port}`;
}

function answerOwnHostOnly(server: Server, port: number): void {
  const listeners = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (isOwnHost(request.headers, port)) for (const listener of listeners) listener.call(server, request, response);
    else response.writeHead(421, { 'content-type': 'text/plain' }).end(`call this server 127.0.0.1:${port}\n`);
  });
}

/** Whether a request names this server, and comes from no page but its own (DNS rebinding, cross-site requests). */
export function isOwnHost({ host, origin }: Pick<IncomingHttpHeaders, 'host' | 'origin'>, port: number): boolean {
  const own = LOOPBACK_NAMES.flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])]);
  const isOwn = (given: string | undefined) => given !== undefined && own.includes(given.toLowerCase());
  return (
    isOwn(host) && (origin === undefined || (origin.startsWith('http://') && isOwn(origin.slice('http://'.length))))
  );
}

/** Stops `server`, cutting what is still connected, and waits until it has let go of all it held, as its `close` says. */
export async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.close((error) => (error === undefined || error === null ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}
