import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryAfterMs } from '../../src/http/retry-after.ts';
import { SourceError } from '../../src/ports/source-error.ts';

const NOW = new Date('2026-11-22T10:00:00Z');

test.each([
  ['0', 0],
  ['60', 60_000],
  [' 60 ', 60_000],
  ['007', 7000],
  ['Sun, 22 Nov 2026 10:01:00 GMT', 60_000],
  ['Sunday, 22-Nov-26 10:01:00 GMT', 60_000],
  ['Sun Nov 22 10:01:00 2026', 60_000],
  ['Tue Dec  1 10:00:00 2026', 9 * 86_400_000],
  ['Sun, 22 Nov 2026 10:00:60 GMT', 60_000],
  ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
  ['Sunday, 06-Nov-94 08:49:37 GMT', 0],
  ['Sunday, 06-Nov-77 08:49:37 GMT', 0],
])('Retry-After %j means %s ms', (header, ms) => {
  expect(retryAfterMs(header, NOW)).toBe(ms);
});

test('a year of two digits is never more than fifty years ahead', () => {
  const at = (year: string) => retryAfterMs(`Friday, 06-Nov-${year} 08:49:37 GMT`, NOW);
  expect([at('76'), at('77')]).toEqual([Date.UTC(2076, 10, 6, 8, 49, 37) - NOW.getTime(), 0]);
});

test.each([
  ...[
    null,
    '',
    ' ',
    'soon',
    '-1',
    '+60',
    '1.5',
    '1e3',
    '0x3c',
    '60s',
    '60, 60',
    'Infinity',
    'NaN',
    '６０',
    '60\u00a0x',
  ],
  ...['2026-11-22T10:01:00Z', '2026-11-22', 'Sun, 22 Nov 2026 10:01:00 +0000', 'Sun, 22 Nov 2026 10:01:00'],
  ...[
    '22 Nov 2026 10:01:00 GMT',
    'Sun, 22 Nov 26 10:01:00 GMT',
    'sun, 22 nov 2026 10:01:00 gmt',
    'Sun, 22 Nov 2026 25:01:00 GMT',
  ],
  ...[
    'Sun, 31 Nov 2026 10:01:00 GMT',
    'Sun, 00 Nov 2026 10:01:00 GMT',
    'Sun, 29 Feb 2026 10:01:00 GMT',
    'Sun, 22 Nov 2026 10:01 GMT',
  ],
  ...[
    'Sun Nov 22 10:01:00 2026 GMT',
    'Sun Nov 2 10:01:00 2026',
    'Sunday, 22 Nov 2026 10:01:00 GMT',
    'Sun, 22-Nov-26 10:01:00 GMT',
  ],
])('Retry-After %j says nothing', (header) => {
  expect(retryAfterMs(header, NOW)).toBeUndefined();
});

test('every instant is read alike from the three forms of an HTTP date', () => {
  const instants = fc.date({ min: NOW, max: new Date('2070-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, (date) => {
      const [weekday = '', day = '', month = '', year = '', time = ''] = date.toUTCString().replace(',', '').split(' ');
      const long = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(date);
      const wait = Math.floor(date.getTime() / 1000) * 1000 - NOW.getTime();
      const forms = [
        `${weekday}, ${day} ${month} ${year} ${time} GMT`,
        `${long}, ${day}-${month}-${year.slice(2)} ${time} GMT`,
        `${weekday} ${month} ${day.replace(/^0/, ' ')} ${time} ${year}`,
      ];
      expect(forms.map((form) => retryAfterMs(form, NOW))).toEqual(forms.map(() => Math.max(0, wait)));
    }),
  );
});

test.each([
  [7000, 7000],
  [0, 0],
  [3_600_000, 3_600_000],
  [3_600_001, 3_600_000],
  [999_999_999_000, 3_600_000],
  [Number.POSITIVE_INFINITY, 3_600_000],
  [Number.NaN, undefined],
  [-1, undefined],
  [undefined, undefined],
])('a rate limit that asks for %s ms is kept for %s', (asked, kept) => {
  expect(new SourceError('source.rate_limited', 'slow', { retryAfterMs: asked }).retryAfterMs).toBe(kept);
});
