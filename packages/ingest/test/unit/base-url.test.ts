import { settingsItem } from '@quote-elt/shared';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { baseUrlProblem, keptBaseUrl, readConfig } from '../../src/config.ts';

const env = (url: string) => ({ ELT_RAW_TABLE: 'raw', ELT_SOURCE_BASE_URL: url });

test.each([
  'https://api.example',
  'https://records.example:8443/v1/',
  'http://127.0.0.1:9',
  'http://localhost:3000/api',
  'http://[::1]:80',
  'https://10.0.0.8',
])('%s is taken', (url) => {
  expect(baseUrlProblem(url)).toBeUndefined();
  expect(readConfig(env(url)).baseUrl).toBe(url);
});

test.each([
  ['https://user:s3cretpw@records.example', /user or a password/],
  ['http://user:s3cretpw@127.0.0.1:9', /user or a password/],
  ['https://s3cretpw@records.example', /user or a password/],
  ['https://:s3cretpw@records.example', /user or a password/],
  ['https://records.example/?key=s3cretpw', /query/],
  ['https://records.example/?', /query/],
  ['https://records.example/#s3cretpw', /fragment/],
  ['https://records.example#', /fragment/],
  ['http://records.example', /https/],
  ['http://10.0.0.8', /https/],
  ['http://127.0.0.1.s3cretpw.example', /https/],
  ['file:///s3cretpw', /https/],
  ['javascript:s3cretpw', /https/],
  ['s3cretpw', /is not a URL/],
  ['https://', /is not a URL/],
  ['https://records.example/\ns3cretpw', /is not a URL/],
  [' https://records.example', /is not a URL/],
])('%j is refused where it is configured, and not repeated', (url, reason) => {
  expect(() => readConfig(env(url))).toThrow(
    expect.objectContaining({ code: 'config.invalid', message: expect.stringMatching(reason) }),
  );
  expect(baseUrlProblem(url)).not.toContain('s3cretpw');
});

test('an address that is taken has no user, password, query or fragment, and is https but on loopback', () => {
  const address = fc.oneof(
    fc.webUrl({ authoritySettings: { withUserInfo: true }, withQueryParameters: true, withFragments: true }),
    fc.webUrl({ validSchemes: ['http', 'https', 'ftp'] }),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(address, (given) => {
      if (baseUrlProblem(given) !== undefined) return;
      const { username, password, search, hash, protocol, hostname } = new URL(given);
      expect([username, password, search, hash]).toEqual(['', '', '', '']);
      expect(protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

const TYPED = fc
  .webUrl({ withQueryParameters: false, withFragments: false })
  .chain((url) => fc.string({ unit: 'grapheme' }).map((tail) => `${url}/${tail}`));

test.each([
  ['HTTPS://API.example/', 'https://api.example'],
  ['https://zitate.exämple:8443/a b/ü@[x]|', undefined],
  ['https://zitate.exämple:8443/ü@[x]|', 'https://zitate.xn--exmple-cua:8443/%C3%BC%40%5Bx%5D%7C'],
  ['http://[::1]:3000/v1/', 'http://[::1]:3000/v1/'],
  ['https://a!b.example', undefined],
])('%s is kept as %s', (given, kept) => {
  expect(baseUrlProblem(given) === undefined ? keptBaseUrl(given) : undefined).toBe(kept);
});

test('every address that may be asked is one that settings can keep', () => {
  const kept = { tick_seconds: 60, records_per_tick: 1, sources: ['api'] };
  fc.assert(
    fc.property(TYPED, (url) => {
      const item = baseUrlProblem(url) === undefined ? { ...kept, base_url: keptBaseUrl(url) } : undefined;
      expect(() => item && settingsItem(item)).not.toThrow();
      if (item !== undefined) expect(baseUrlProblem(item.base_url)).toBeUndefined();
    }),
  );
});
