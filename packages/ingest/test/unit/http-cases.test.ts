import { describe, expect, test } from 'vitest';
import { getJson } from '../../src/http/get-json.ts';
import { sourceErrorOf } from '../../src/http/network-error.ts';
import { retryAfterMs } from '../../src/http/retry-after.ts';
import { SourceError } from '../../src/ports/source-error.ts';
import { answering } from '../answering.ts';
import { serve } from '../serve.ts';

const BOUNDS = { timeoutMs: 500, signal: new AbortController().signal };
const URL_ = new URL('https://q.example');

async function jsonFrom(answer: Parameters<typeof serve>[0]): Promise<unknown> {
  const { baseUrl, close } = await serve(answer);
  try {
    return await getJson(new URL(baseUrl), BOUNDS);
  } finally {
    await close();
  }
}

test.each(['plain text', '<html>Heroku</html>', String.raw`[{"content":"it\'s"}]`])('%j is not JSON', async (body) => {
  await expect(jsonFrom((response) => response.end(body))).rejects.toMatchObject({ code: 'source.not_json' });
});

test('each failure of the network has a code of its own', () => {
  const codeOf = (code: string) =>
    sourceErrorOf(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }), URL_).code;
  expect(
    ['CERT_HAS_EXPIRED', 'ENOTFOUND', 'ECONNREFUSED', 'ECONNRESET', 'UND_ERR_HEADERS_TIMEOUT'].map(codeOf),
  ).toEqual(['source.certificate', 'source.dns', 'source.refused', 'source.reset', 'source.timeout']);
});

describe('a 429', () => {
  test.each(['{"statusCode":429}', '{"error":"slow"}', '"slow"', 'slow', '<html></html>', ''])(
    'with the body %j is a rate limit',
    async (body) => {
      await expect(jsonFrom((response) => response.writeHead(429).end(body))).rejects.toMatchObject({
        code: 'source.rate_limited',
      });
    },
  );

  test('says by seconds, by a date or not at all when to come back', async () => {
    const now = new Date('2026-11-22T10:00:00Z');
    expect(['7', 'Sun, 22 Nov 2026 10:00:07 GMT', null].map((header) => retryAfterMs(header, now))).toEqual([
      7000,
      7000,
      undefined,
    ]);
    const error = await jsonFrom((response) => response.writeHead(429, { 'retry-after': '7' }).end()).catch(
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(SourceError);
    expect(error).toMatchObject({ code: 'source.rate_limited', retryAfterMs: 7000 });
  });
});

test('a body over 1 MB is not read', async () => {
  await expect(jsonFrom((response) => response.end(`"${'x'.repeat(1_000_001)}"`))).rejects.toMatchObject({
    code: 'source.too_large',
  });
});

test('bot protection fails the source, and a real user agent is sent', async () => {
  const agents: unknown[] = [];
  const { baseUrl, close, server } = await serve((response) => response.writeHead(403).end('blocked'));
  server.on('request', (request) => agents.push(request.headers['user-agent']));
  await expect(getJson(new URL(baseUrl), BOUNDS)).rejects.toMatchObject({
    code: 'source.status',
    details: { status: 403 },
  });
  await close();
  expect(agents).toEqual([expect.stringMatching(/^quote-elt\/1 \(\+https:/)]);
});

test.each([301, 302, 307])('a redirect %d is followed', async (status) => {
  const send = answering({ 'https://q.example/': [status, 'https://q.example/there'], 'https://q.example/there': '1' });
  expect(await getJson(URL_, BOUNDS, send)).toBe(1);
});

test.each([[{}], [{ 'content-type': 'text/html' }], [{ 'content-type': 'image/png' }]])(
  'a body with the headers %j is read as what it is',
  async (headers) => {
    expect(await jsonFrom((response) => response.writeHead(200, headers).end('[1]'))).toEqual([1]);
  },
);
