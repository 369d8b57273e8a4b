import { createServer, type ServerResponse } from 'node:http';
import { closeServer, listenOnLoopback } from '@quote-elt/local';
import { messageOf } from '@quote-elt/runtime';
import { latest } from './latest.ts';

/** A page on loopback that is made anew when something has happened, and notifies its readers. */
export interface LiveServer {
  readonly address: string;
  /** Says that something has happened: the next reader gets a new page, and those who watch are notified. */
  changed(): void;
  close(): Promise<void>;
}

/** Gives the page at a path; nothing where there is none. */
type MakePage = (path: string) => Promise<string | undefined>;

/** Serves what `makePage` gives: at `/` the page that is made once for each change, at `/ticks` an event for each of these, at any other path what it gives when it is asked. */
export async function startLiveServer(port: number, makePage: MakePage): Promise<LiveServer> {
  const watchers = new Set<ServerResponse>();
  const page = latest(() => makePage('/'));
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    if (path === '/ticks') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(': watching\n\n');
      watchers.add(response);
      response.once('close', () => watchers.delete(response));
      return;
    }
    try {
      const body = await (path === '/' ? page.get() : makePage(path));
      if (body === undefined) response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
      else
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(body);
    } catch (error) {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(`${messageOf(error)}\n`);
    }
  });
  const address = await listenOnLoopback(server, port);
  return {
    address,
    changed() {
      page.stale();
      for (const watcher of watchers) watcher.write('data: tick\n\n');
    },
    async close() {
      for (const watcher of watchers) watcher.end();
      await closeServer(server);
    },
  };
}
