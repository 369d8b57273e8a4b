import { createServer, type RequestListener, type Server } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { closeServer, listenOnLoopback } from '@quote-elt/local';
import { afterEach, expect, test } from 'vitest';
import { getJson } from '../../src/http.ts';
import { sourceErrorOf } from '../../src/network-error.ts';

const BOUNDS = { timeoutMs: 500, signal: new AbortController().signal };
let server: Server | undefined;
afterEach(async () => {
  if (server !== undefined) await closeServer(server);
  server = undefined;
});

async function serve(listener: RequestListener): Promise<URL> {
  server = createServer(listener);
  return new URL(await listenOnLoopback(server));
}

test('plain http away from this machine is not asked', async () => {
  await expect(getJson(new URL('http://api.quotable.io/quotes/random'), BOUNDS)).rejects.toMatchObject({
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

test('a body that stalls is told as a timeout', async () => {
  const url = await serve((_request, response) => void response.writeHead(200).write('['));
  await expect(getJson(url, { ...BOUNDS, timeoutMs: 100 })).rejects.toMatchObject({ code: 'source.timeout' });
});

test('a body that breaks off is told as a reset', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': '10' }).write('[', () => response.destroy());
  });
  await expect(getJson(url, BOUNDS)).rejects.toMatchObject({ code: 'source.reset' });
});

test('nobody listening is told as refused, a signal as a timeout', async () => {
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
