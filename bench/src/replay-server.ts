import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listenOnLoopback } from '@quote-elt/local';
import { type RecordedPage, recordPages } from './pages.ts';

/** A process of its own: serves the recorded pages of `items` rows, each after `latency` milliseconds, and tells its address. */
const [items = '0', latency = '0'] = process.argv.slice(2);
const wholePages = recordPages(Number(items));
const indexByStart = new Map(wholePages.map(({ body }, i) => [lastKeyOf(body), i + 1]));

/** Pages by the attributes that a Query asks for, recorded when they are asked for first. */
const projectedPages = new Map<string, readonly RecordedPage[]>();

interface Query {
  readonly ExclusiveStartKey?: { readonly ingested_at: { readonly S: string } };
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { index, attributes } =
    request.method === 'GET' ? bareRequest(request) : queried(JSON.parse(await text(request)));
  const pages = pagesOf(attributes);
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

/** What a request asks for: the place of a page among all, and attributes, all of them where none is named. */
interface Asked {
  readonly index: number;
  readonly attributes: readonly string[];
}

/** What bare HTTP asks for: `/<page>?attributes=a,b`. */
function bareRequest({ url = '/' }: IncomingMessage): Asked {
  const { pathname, searchParams } = new URL(url, 'http://replay');
  return { index: Number(pathname.slice(1)), attributes: words(searchParams.get('attributes') ?? '') };
}

function queried(query: Query): Asked {
  const { ProjectionExpression = '', ExpressionAttributeNames = {} } = query;
  return {
    index: startOf(query),
    attributes: words(ProjectionExpression).map((word) => ExpressionAttributeNames[word] ?? word),
  };
}

const words = (list: string) =>
  list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

function pagesOf(attributes: readonly string[]): readonly RecordedPage[] {
  if (attributes.length === 0) return wholePages;
  const asked = attributes.join();
  const pages = projectedPages.get(asked) ?? recordPages(Number(items), attributes);
  projectedPages.set(asked, pages);
  return pages;
}

/** The page that follows the key a Query starts after. */
function startOf({ ExclusiveStartKey: key }: Query): number {
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
