import { createServer, type RequestListener, type Server } from 'node:http';
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

test('a redirect is followed, a few times', async () => {
  const url = await serve((request, response) => {
    const hops = Number(request.url?.slice(1) || 0);
    if (hops < 3) response.writeHead(302, { location: `/${hops + 1}` }).end();
    else response.end('{"hops":3}');
  });
  expect(await getJson(url, BOUNDS)).toEqual({ hops: 3 });
});

test('a loop of redirects ends', async () => {
  const url = await serve((_request, response) => response.writeHead(307, { location: '/' }).end());
  await expect(getJson(url, BOUNDS)).rejects.toMatchObject({ code: 'source.redirect' });
});

test('plain http away from this machine is not asked, nor followed to', async () => {
  await expect(getJson(new URL('http://api.quotable.io/quotes/random'), BOUNDS)).rejects.toMatchObject({
    code: 'source.redirect',
  });
  const url = await serve((_request, response) => response.writeHead(301, { location: 'http://example.com/' }).end());
  await expect(getJson(url, BOUNDS)).rejects.toMatchObject({ code: 'source.redirect' });
});

test('a wrong content type and a compressed body are no hindrance', async () => {
  const { gzipSync } = await import('node:zlib');
  const url = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' }).end(gzipSync('[1]'));
  });
  expect(await getJson(url, BOUNDS)).toEqual([1]);
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
