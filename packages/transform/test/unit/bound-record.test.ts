import { RunRecord } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../src/days/failure-of.ts';
import { CheckFailedError, LedgerRefusedError } from '../../src/errors/errors.ts';
import { boundRecord } from '../../src/ledger/bound-record.ts';
import { cutText } from '../../src/ledger/cut-text.ts';
import { nextRecord } from '../../src/ledger/next-record.ts';
import { recordOf } from '../contract/ledger.contract.ts';

/** Any text, also far too long ones and ones that are no Unicode. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc
    .tuple(fc.constantFrom('a', '\n', '"', 'é', '漢', '😀', '\ud800', '{"x":1},'), fc.nat(200_000))
    .map(([unit, n]) => unit.repeat(Math.min(n, 400_000 / unit.length))),
);
const number = fc.double();
const count = fc.nat();
const tick = (minute: number) => new Date(Date.UTC(2026, 10, 22, 0, minute)).toISOString();

/** What a day may hold: as much of each as any row, model, check or source could bring. */
const found = fc.record({
  figures: fc.dictionary(text, fc.oneof(number, text), { maxKeys: 300 }),
  checks: fc.array(
    fc.record({
      name: text,
      status: fc.constantFrom('passed' as const, 'warned' as const, 'failed' as const),
      failures: count,
    }),
    { maxLength: 300 },
  ),
  drift: fc.array(fc.record({ metric: text, value: number, expected: number, score: number }), { maxLength: 300 }),
  output_sha256: fc.dictionary(text, text, { maxKeys: 50 }),
  published: fc.dictionary(text, fc.record({ key: text, bytes: count }), { maxKeys: 50 }),
  durations_ms: fc.dictionary(text, fc.nat(), { maxKeys: 50 }),
  model_version: text,
});

/** Bytes of an item as DynamoDB counts them, and a little more: its names and values as JSON. */
function sizeOf(record: RunRecord): number {
  return Buffer.byteLength(JSON.stringify(encodeItem(record)));
}

test('a record stays under 50 kB, can be stored and is one that is read, whatever the day holds', () => {
  fc.assert(
    fc.property(found, text, text, (more, code, message) => {
      const missing_ticks = Array.from({ length: 100 }, (_, i) => ({
        from: tick(2 * i) as RunRecord['missing_ticks'][number]['from'],
        to: tick(2 * i) as RunRecord['missing_ticks'][number]['to'],
        count: 1,
      }));
      const run = {
        ...recordOf('2026-11-22', more),
        missing_ticks,
        missing_by_hour: Array<number>(24).fill(3600),
        failure: failureOf(Object.assign(new Error(message), { name: code })),
      };
      const record = boundRecord(nextRecord(undefined, run));
      expect(RunRecord.safeParse(record).error).toBeUndefined();
      expect(sizeOf(record)).toBeLessThan(50_000);
    }),
    { numRuns: 60 },
  );
});

test('a usual record is left as it is', () => {
  expect(boundRecord(recordOf('2026-11-22'))).toEqual(recordOf('2026-11-22'));
});

test('of too many checks those that did not pass are kept first', () => {
  const checks = Array.from({ length: 100 }, (_, i) => ({
    name: `check ${i}`,
    status: i === 99 ? ('failed' as const) : ('passed' as const),
    failures: i === 99 ? 3 : 0,
  }));
  const kept = boundRecord(recordOf('2026-11-22', { checks })).checks;
  expect(kept[0]).toMatchObject({ name: 'check 99', status: 'failed' });
  expect(kept).toHaveLength(80);
});

test('numbers that DynamoDB cannot hold are left out', () => {
  const figures = {
    variance: 1e200,
    mean: Number.NaN,
    tiny: 1e-140,
    none: Number.POSITIVE_INFINITY,
    zero: 0,
    good: -1e125,
  };
  expect(boundRecord(recordOf('2026-11-22', { figures })).figures).toEqual({ zero: 0, good: -1e125 });
});

describe('a text that is cut', () => {
  test('has at most its bytes, is well-formed, and begins as the whole one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 4, max: 100 }), (whole, max) => {
        const cut = cutText(whole, max);
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(max);
        expect(cut.isWellFormed()).toBe(true);
        expect(
          cut === whole.toWellFormed() || (cut.endsWith('…') && whole.toWellFormed().startsWith(cut.slice(0, -1))),
        ).toBe(true);
      }),
    );
  });
});

describe('the failure of a record', () => {
  test('is the code and one bounded line, whatever was thrown', () => {
    fc.assert(
      fc.property(text, (message) => {
        for (const thrown of [new Error(message), new LedgerRefusedError('d', new Error(message)), message]) {
          const failure = failureOf(thrown);
          expect(failure.message).not.toMatch(/[\r\n\u2028\u2029]/);
          expect(Buffer.byteLength(failure.message)).toBeLessThanOrEqual(500);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('of a broken contract names the paths, and is no dump of JSON', () => {
    const broken = RunRecord.safeParse({ ...recordOf('2026-11-22'), rows: 'many', completeness: 7 });
    expect(failureOf(broken.error)).toEqual({
      code: 'contract.broken',
      message:
        'a row of the day: rows: Invalid input: expected number, received string; completeness: Too big: expected number to be <=1',
    });
  });

  test('of a failed check has no examples: those are in the details', () => {
    const error = new CheckFailedError('rows_conserved', 3, [{ text: 'x'.repeat(100_000) }]);
    expect(failureOf(error)).toEqual({ code: 'check.failed', message: 'check rows_conserved failed on 3 rows' });
    expect(error.details).toMatchObject({ examples: [expect.anything()] });
  });

  test('of an error without a code is its name', () => {
    expect(failureOf(Object.assign(new Error('no answer\nhint'), { name: 'TimeoutError' }))).toEqual({
      code: 'TimeoutError',
      message: 'no answer',
    });
  });
});
