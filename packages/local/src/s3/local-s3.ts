import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { closeServer, listenOnLoopback } from '../servers/loopback.ts';

/** A request to the double, before it is carried out. */
export interface S3Request {
  readonly method: string;
  readonly bucket: string;
  /** Empty where the bucket itself is asked, as a list does. */
  readonly key: string;
  readonly query: URLSearchParams;
}

/** What goes wrong with a request: it is answered so instead, or it is carried out and its answer is lost on the way. */
export type S3Fault = { readonly status: number; readonly code: string } | 'lost';

/** What the double is made of. */
export interface LocalS3Options {
  readonly buckets: readonly string[];
  readonly fault?: (request: S3Request) => S3Fault | undefined;
  /** Most keys of a page of a list. */
  readonly pageKeys?: number;
}

/** An object, with the checksum that its put told. */
interface S3Object {
  readonly bytes: Uint8Array;
  readonly sha256?: string | undefined;
}

/** S3 in this process, on loopback; `objects` are those of all buckets by `<bucket>/<key>`, and may be changed. */
export interface LocalS3 {
  readonly endpoint: string;
  readonly objects: Map<string, S3Object>;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

/**
 * Starts S3 as far as a warehouse needs it, in path style: puts with conditions and a checksum, which are carried out one at a
 * time; gets with a range and conditions, heads, and lists in pages.
 */
export async function startLocalS3(options: LocalS3Options): Promise<LocalS3> {
  const objects = new Map<string, S3Object>();
  const server = createServer(async (message, response) => {
    const url = new URL(message.url ?? '/', 'http://s3.local');
    const [, bucket = '', ...key] = url.pathname.split('/').map(decodeURIComponent);
    const request = { method: message.method ?? '', bucket, key: key.join('/'), query: url.searchParams };
    const body = await buffer(message);
    const fault = options.fault?.(request);
    const isAnswered = fault !== undefined && fault !== 'lost';
    const answer = isAnswered
      ? failed(fault.status, fault.code)
      : answerTo(request, message.headers, body, objects, options);
    if (fault === 'lost') {
      response.destroy();
      return;
    }
    const bytes = Buffer.from(answer.body ?? '');
    response.writeHead(answer.status, { 'content-length': bytes.length, ...answer.headers });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  });
  const endpoint = await listenOnLoopback(server);
  return { endpoint, objects, close: () => closeServer(server) };
}

function answerTo(
  request: S3Request,
  headers: IncomingHttpHeaders,
  body: Uint8Array,
  objects: Map<string, S3Object>,
  { buckets, pageKeys = 1000 }: LocalS3Options,
): Answer {
  const { method, bucket, key, query } = request;
  if (!buckets.includes(bucket)) return failed(404, 'NoSuchBucket');
  const path = `${bucket}/${key}`;
  if (method === 'PUT' && key !== '') return put(path, headers, body, objects);
  if ((method === 'GET' || method === 'HEAD') && key !== '') return get(objects.get(path), headers);
  if (method === 'GET' && query.get('list-type') === '2') return list(bucket, query, pageKeys, objects);
  return failed(501, 'NotImplemented');
}

function put(path: string, headers: IncomingHttpHeaders, bytes: Uint8Array, objects: Map<string, S3Object>): Answer {
  const sha256 = headers['x-amz-checksum-sha256'];
  // A body in signed chunks would be stored with the lines between them.
  if (headers['content-encoding']?.includes('aws-chunked') === true) return failed(501, 'NotImplemented');
  if (sha256 !== undefined && sha256 !== createHash('sha256').update(bytes).digest('base64'))
    return failed(400, 'BadDigest');
  const stands = objects.get(path);
  if (headers['if-none-match'] === '*' && stands !== undefined) return failed(412, 'PreconditionFailed');
  const expected = headers['if-match'];
  if (expected !== undefined && stands === undefined) return failed(404, 'NoSuchKey');
  if (expected !== undefined && stands !== undefined && expected !== etagOf(stands))
    return failed(412, 'PreconditionFailed');
  const stored = { bytes, sha256: typeof sha256 === 'string' ? sha256 : undefined };
  objects.set(path, stored);
  return { status: 200, headers: { etag: etagOf(stored) } };
}

function get(
  stored: S3Object | undefined,
  { range, 'if-match': expected, 'x-amz-checksum-mode': mode }: IncomingHttpHeaders,
): Answer {
  if (stored === undefined) return failed(404, 'NoSuchKey');
  if (expected !== undefined && expected !== etagOf(stored)) return failed(412, 'PreconditionFailed');
  const { bytes, sha256 } = stored;
  const headers = { etag: etagOf(stored), 'accept-ranges': 'bytes' };
  if (range === undefined) {
    const checksum = mode === 'ENABLED' && sha256 !== undefined ? { 'x-amz-checksum-sha256': sha256 } : undefined;
    return { status: 200, headers: { ...headers, 'content-length': String(bytes.length), ...checksum }, body: bytes };
  }
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  const from = first === '' ? Math.max(bytes.length - Number(last), 0) : Number(first);
  const to = first === '' || last === '' ? bytes.length - 1 : Math.min(Number(last), bytes.length - 1);
  if (`${first}${last}` === '' || from > to) return failed(416, 'InvalidRange');
  const content = { 'content-range': `bytes ${from}-${to}/${bytes.length}` };
  return { status: 206, headers: { ...headers, ...content }, body: bytes.subarray(from, to + 1) };
}

function list(bucket: string, query: URLSearchParams, pageKeys: number, objects: Map<string, S3Object>): Answer {
  const prefix = `${bucket}/${query.get('prefix') ?? ''}`;
  const after = query.get('continuation-token') ?? query.get('start-after') ?? '';
  const found = [...objects]
    .flatMap(([path, stored]) => (path.startsWith(prefix) ? [{ key: path.slice(bucket.length + 1), stored }] : []))
    .filter(({ key }) => Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0)
    .sort((one, other) => Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)));
  const page = found.slice(0, Math.min(Number(query.get('max-keys') ?? pageKeys), pageKeys));
  const more = page.length < found.length;
  const contents = page.map(
    ({ key, stored }) =>
      `<Contents><Key>${xml(key)}</Key><ETag>${xml(etagOf(stored))}</ETag><Size>${stored.bytes.length}</Size></Contents>`,
  );
  const next = more ? `<NextContinuationToken>${xml(page.at(-1)?.key ?? '')}</NextContinuationToken>` : '';
  const inner = `<IsTruncated>${more}</IsTruncated><KeyCount>${page.length}</KeyCount>${next}${contents.join('')}`;
  return { status: 200, body: `<ListBucketResult>${inner}</ListBucketResult>` };
}

function failed(status: number, code: string): Answer {
  const body = `<Error><Code>${xml(code)}</Code><Message>${xml(code)}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body };
}

/** The etag of an object that was put in one piece: the MD5 of its bytes, in double marks. */
function etagOf({ bytes }: S3Object): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

function xml(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
