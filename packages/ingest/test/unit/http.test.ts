import { createServer, type RequestListener, type Server } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { closeServer, listenOnLoopback } from '@quote-elt/local';
import { afterEach, expect, test } from 'vitest';
import { getJson } from '../../src/http/get-json.ts';
import { sourceErrorOf } from '../../src/http/network-error.ts';

const BOUNDS = { timeoutMs: 500, signal: new AbortController().signal };
let server: Server | undefined;
afterEach(async () => {
  if (server !== undefined) await closeServer(server);
  server = undefined;
});

async function serve(listener: RequestListener): Promise<URL> {
  if (server !== undefined) await closeServer(server);
  server = createServer(listener);
  return new URL(await listenOnLoopback(server));
}

test('plain http away from this machine is not asked', async () => {
  await expect(getJson(new URL('http://api.example/records/random'), BOUNDS)).rejects.toMatchObject({
    code: 'source.redirect',
  });
});

test.each([
  ['gzip', gzipSync],
  ['GZIP', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
])('a wrong content type and a body compressed by %s are no hindrance', async (encoding, compress) => {
  const url = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': encoding }).end(compress('[1]'));
  });
  expect(await getJson(url, BOUNDS)).toEqual([1]);
});

test.each([
  ['cut off', gzipSync('[1]').subarray(0, 12), 'source.reset'],
  ['none', Buffer.from('[1]'), 'source.reset'],
  ['a bomb', gzipSync(Buffer.alloc(50_000_000)), 'source.too_large'],
])('a compressed body that is %s fails the source', async (_name, body, code) => {
  const url = await serve((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(body));
  await expect(getJson(url, BOUNDS)).rejects.toMatchObject({ code });
});

test('a body in an encoding that is not known is no JSON', async () => {
  const url = await serve((_request, response) => response.writeHead(200, { 'content-encoding': 'zz' }).end('\u0001'));
  await expect(getJson(url, BOUNDS)).rejects.toMatchObject({ code: 'source.not_json' });
});

test('a body that stalls is reported as a timeout', async () => {
  const url = await serve((_request, response) => void response.writeHead(200).write('['));
  await expect(getJson(url, { ...BOUNDS, timeoutMs: 100 })).rejects.toMatchObject({ code: 'source.timeout' });
});

test('a body that breaks off is reported as a reset', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': '10' }).write('[', () => response.destroy());
  });
  await expect(getJson(url, BOUNDS)).rejects.toMatchObject({ code: 'source.reset' });
});

test('nobody listening is reported as refused, a signal as a timeout', async () => {
  const url = await serve(() => undefined);
  const signal = AbortSignal.timeout(20);
  await expect(getJson(url, { timeoutMs: 5000, signal })).rejects.toMatchObject({ code: 'source.timeout' });
  if (server !== undefined) await closeServer(server);
  server = undefined;
  await expect(getJson(url, BOUNDS)).rejects.toMatchObject({ code: 'source.refused' });
});

test.each([
  ['ENOTFOUND', 'source.dns'],
  ['EAI_AGAIN', 'source.dns'],
  ['CERT_HAS_EXPIRED', 'source.certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'source.certificate'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'source.certificate'],
  ['UND_ERR_CONNECT_TIMEOUT', 'source.timeout'],
  ['ECONNRESET', 'source.reset'],
  ['UND_ERR_SOCKET', 'source.reset'],
])('%s under a failed fetch is %s', (code, expected) => {
  const cause = Object.assign(new Error('inner'), { code });
  expect(sourceErrorOf(new TypeError('fetch failed', { cause }), new URL('https://x.example'))).toMatchObject({
    code: expected,
  });
});

test.each([
  ['that is a mistake', new TypeError('x is not a function'), 'source.unreadable'],
  ['of a full stack', new RangeError('Maximum call stack size exceeded'), 'source.unreadable'],
  ['that is no error', 'down', 'source.unreadable'],
  ['that is nothing', undefined, 'source.unreadable'],
  ['whose causes go round in a circle', circle(), 'source.unreadable'],
])('an error %s is named too', (_name, error, code) => {
  expect(sourceErrorOf(error, new URL('https://x.example'))).toMatchObject({
    code,
    message: expect.stringMatching(/^.{1,300}$/),
  });
});

function circle(): Error {
  const [one, other] = [new Error('one'), new Error('other')];
  one.cause = other;
  other.cause = one;
  return one;
}

test('the body of an error is shown on a line, short and without control characters', async () => {
  const url = await serve((_request, response) => response.writeHead(500).end(`\u001b[2Jdown\n${'x'.repeat(5000)}`));
  await expect(getJson(url, BOUNDS)).rejects.toMatchObject({
    message: expect.stringMatching(/^status 500: \\u001b\[2Jdown x{150,}…$/),
  });
});

test('a status is reported even where the body of its error is endless or breaks', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(429, { 'retry-after': '7' });
    response.write('slow');
    setImmediate(() => response.destroy());
  });
  await expect(getJson(url, BOUNDS)).rejects.toMatchObject({ code: 'source.rate_limited', retryAfterMs: 7000 });
  const endless = await serve((_request, response) => {
    response.writeHead(503);
    const timer = setInterval(() => response.write('x'), 20);
    response.once('close', () => clearInterval(timer));
  });
  await expect(getJson(endless, { ...BOUNDS, timeoutMs: 200 })).rejects.toMatchObject({ code: 'source.status' });
});
