import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { closeServer } from '@quote-elt/local';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { getJson } from '../../src/http/get-json.ts';
import { isPublicAddress } from '../../src/http/public-address.ts';
import { publicLookup, redirectTarget } from '../../src/http/redirect.ts';
import { sendRequest } from '../../src/http/send-request.ts';
import { answering } from '../answering.ts';

const BOUNDS = { timeoutMs: 500, signal: new AbortController().signal };
const START = new URL('https://q.example/');

/** A DNS that has these addresses for every name. */
function resolver(...addresses: string[]): LookupFunction {
  return (_name, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
}

test('a redirect is followed, a few times', async () => {
  const asked: string[] = [];
  const hops = {
    'https://q.example/': '/1',
    'https://q.example/1': '//www.q.example/2',
    'https://www.q.example/2': '3',
  };
  const answers = {
    ...Object.fromEntries(Object.entries(hops).map(([from, to]) => [from, [302, to] as const])),
    'https://www.q.example/3': '[1]',
  };
  expect(
    await getJson(
      START,
      BOUNDS,
      answering(answers, (address) => asked.push(address)),
    ),
  ).toEqual([1]);
  expect(asked).toEqual([...Object.keys(hops), 'https://www.q.example/3']);
});

test('only the address that was configured may be of a private network', async () => {
  const codes: unknown[] = [];
  const answers = answering({ 'https://q.example/': [302, '/1'], 'https://q.example/1': '[1]' });
  const send: typeof answers = async (url, options) => {
    options.lookup?.('localhost', {}, (error) => codes.push(error !== null && 'code' in error && error.code));
    if (options.lookup === undefined) codes.push('as the system does');
    return answers(url, options);
  };
  await getJson(START, BOUNDS, send);
  await expect.poll(() => codes).toEqual(['as the system does', 'source.redirect']);
});

test('a loop of redirects ends', async () => {
  const send = answering({ 'https://q.example/': [307, '/'] });
  await expect(getJson(START, BOUNDS, send)).rejects.toMatchObject({ code: 'source.redirect' });
});

test.each([
  ['plain http', 'http://www.q.example/'],
  ['plain http on loopback', 'http://127.0.0.1:8080/'],
  ['another scheme', 'ftp://www.q.example/'],
  ['a file', 'file:///etc/passwd'],
  ['data', 'data:application/json,[1]'],
  ['no URL', 'https://'],
  ['a user', 'https://user@www.q.example/'],
  ['a password', 'https://:s3cret@www.q.example/'],
  ['loopback', 'https://127.0.0.1/'],
  ['loopback in short', 'https://127.1/'],
  ['loopback in decimal', 'https://2130706433/'],
  ['loopback in octal', 'https://0177.0.0.1/'],
  ['loopback in hex', 'https://0x7f.0.0.1/'],
  ['loopback in wide digits', 'https://①②⑦.0.0.1/'],
  ['loopback with a dot', 'https://127.0.0.1./'],
  ['loopback of IPv6', 'https://[::1]/'],
  ['loopback of IPv4 in IPv6', 'https://[::ffff:127.0.0.1]/'],
  ['loopback of IPv4 in IPv6, in hex', 'https://[::ffff:7f00:1]/'],
  ['loopback of IPv4 in an old form of IPv6', 'https://[::127.0.0.1]/'],
  ['loopback behind NAT64', 'https://[64:ff9b::127.0.0.1]/'],
  ['loopback behind 6to4', 'https://[2002:7f00:1::]/'],
  ['the metadata of a cloud', 'https://169.254.169.254/latest/meta-data/'],
  ['the metadata of a cloud by IPv6', 'https://[fd00:ec2::254]/'],
  ['a private network', 'https://10.0.0.8/'],
  ['another private network', 'https://172.31.255.255/'],
  ['a home', 'https://192.168.1.1/'],
  ['a shared network', 'https://100.64.0.1/'],
  ['no address', 'https://0.0.0.0/'],
  ['no address of IPv6', 'https://[::]/'],
  ['a link-local network', 'https://[fe80::1]/'],
  ['a unique local network', 'https://[fc00::1]/'],
  ['many at once', 'https://224.0.0.1/'],
  ['many at once by IPv6', 'https://[ff02::1]/'],
  ['all of a network', 'https://255.255.255.255/'],
])('a redirect never leads to %s', async (_name, location) => {
  const asked: string[] = [];
  const send = answering({ 'https://q.example/': [302, location] }, (address) => asked.push(address));
  const error = await getJson(START, BOUNDS, send).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: 'source.redirect' });
  expect(String(error)).not.toMatch(/s3cret|user@/);
  expect(asked).toEqual(['https://q.example/']);
});

test('a redirect of an API on this machine does not lead to this machine', async () => {
  const start = new URL('http://127.0.0.1:8080/');
  const send = answering({ 'http://127.0.0.1:8080/': [301, '/there'] });
  await expect(getJson(start, BOUNDS, send)).rejects.toMatchObject({ code: 'source.redirect' });
});

describe('the name in a redirect', () => {
  test.each([[['127.0.0.1']], [['10.1.2.3']], [['::1']], [['fe80::1']], [['93.184.215.14', '192.168.0.1']], [[]]])(
    'that resolves to %j is not connected to',
    async (addresses) => {
      const lookup = publicLookup(resolver(...addresses));
      await expect(
        sendRequest(new URL('https://rebound.example/'), { headers: {}, signal: BOUNDS.signal, lookup }),
      ).rejects.toMatchObject({ code: 'source.redirect' });
    },
  );

  test('is judged by the very addresses that are connected to', async () => {
    const server = createServer((_request, response) => response.end('reached')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const url = new URL(`http://rebound.example:${port}/`);
    const options = { headers: {}, signal: BOUNDS.signal, lookup: resolver('127.0.0.1') };
    const { body } = await sendRequest(url, options);
    expect(String(await body.toArray())).toBe('reached');
    await expect(sendRequest(url, { ...options, lookup: publicLookup(options.lookup) })).rejects.toMatchObject({
      code: 'source.redirect',
    });
    await closeServer(server);
  });

  test('that does not resolve is reported as such', async () => {
    const lookup: LookupFunction = (_name, _options, callback) =>
      callback(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), '');
    const send: typeof sendRequest = (url, options) => sendRequest(url, { ...options, lookup: publicLookup(lookup) });
    await expect(getJson(START, BOUNDS, send)).rejects.toMatchObject({ code: 'source.dns' });
  });

  test('gives one address where one is asked for', () => {
    const given: unknown[] = [];
    publicLookup(resolver('93.184.215.14'))('q.example', {}, (...told) => given.push(told));
    publicLookup(resolver('93.184.215.14'))('q.example', { all: true }, (...told) => given.push(told));
    expect(given).toEqual([
      [null, '93.184.215.14', 4],
      [null, [{ address: '93.184.215.14', family: 4 }]],
    ]);
  });
});

test('where a redirect leads is https, has no user, and is no address of a private network, whatever the answer says', () => {
  const location = fc.oneof(
    fc.webUrl({ validSchemes: ['http', 'https', 'ftp'], withQueryParameters: true }),
    fc.ipV4Extended().map((address) => `https://${address}/`),
    fc.ipV6().map((address) => `https://[${address}]/`),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(location, (given) => {
      let to: URL | undefined;
      try {
        to = redirectTarget(given, START);
      } catch (error) {
        expect(error).toMatchObject({ code: 'source.redirect' });
        return;
      }
      expect([to.protocol, to.username, to.password]).toEqual(['https:', '', '']);
      const address = to.hostname.replace(/[[\]]/g, '');
      expect(/^[\d.]+$|:/.test(address) ? isPublicAddress(address) : true).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
