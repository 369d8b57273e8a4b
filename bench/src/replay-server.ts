import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listenOnLoopback } from '@quote-elt/local';
import { recordPages } from './pages.ts';

/** A process of its own: serves the recorded pages of `items` rows, each after `latency` milliseconds, and tells its address. */
const [items = '0', latency = '0'] = process.argv.slice(2);
const pages = recordPages(Number(items));
const indexByStart = new Map(pages.map(({ body }, i) => [lastKeyOf(body), i + 1]));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const index = request.method === 'GET' ? Number(request.url?.slice(1)) : startOf(await text(request));
  const page = pages[index];
  if (page === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': page.body.length,
    'x-amz-crc32': String(page.crc32),
    'x-pages': String(pages.length),
  });
  response.end(page.body);
}

/** The page that follows the key a Query starts after. */
function startOf(request: string): number {
  const { ExclusiveStartKey: key } = JSON.parse(request);
  return key === undefined ? 0 : (indexByStart.get(key.ingested_at.S) ?? -1);
}

function lastKeyOf(body: Buffer): string | undefined {
  return /"LastEvaluatedKey":.*"ingested_at":\{"S":"([^"]+)"/.exec(body.toString('latin1', body.length - 300))?.[1];
}

const server = createServer((request, response) => {
  if (latency === '0') void answer(request, response);
  else setTimeout(() => void answer(request, response), Number(latency));
});
process.send?.(await listenOnLoopback(server));
process.once('disconnect', () => process.exit());
