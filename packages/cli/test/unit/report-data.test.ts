import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { addDays, CalendarDate, RunRecord, ticksPerDay } from '@quote-elt/shared';
import { sampleRunRecord } from '@quote-elt/shared/testing';
import { completenessOf, dynamoDbLedger, memoryLedger } from '@quote-elt/transform';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { historyUpTo, newestHistory } from '../../src/report/data/read-history.ts';
import { recordedSlots } from '../../src/report/data/recorded-slots.ts';

const DAY = CalendarDate.parse('2026-11-23');

const recordOf = (run_date: CalendarDate, changed: Partial<RunRecord> = {}) =>
  RunRecord.parse(sampleRunRecord({ run_date, ...changed }));

describe('the ticks that a record says were covered', () => {
  test('are those of the day, whatever is missing, as long as every missing range is named', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(20, 60, 300, 3600).chain((period) =>
          fc.record({
            period: fc.constant(period),
            slots: fc.uniqueArray(fc.nat(ticksPerDay(period) - 1), { maxLength: 300 }),
            inverse: fc.boolean(),
          }),
        ),
        ({ period, slots, inverse }) => {
          const given = new Set(slots);
          const all = Array.from({ length: ticksPerDay(period) }, (_, slot) => slot);
          const covered = new Set(inverse ? all.filter((slot) => !given.has(slot)) : slots);
          const record = recordOf(DAY, completenessOf(DAY, period, covered));
          const named = completenessOf(DAY, period, covered, Number.POSITIVE_INFINITY).missing_ticks.length;
          expect(recordedSlots(record, period)).toEqual(named > record.missing_ticks.length ? undefined : covered);
        },
      ),
      { numRuns: 50 },
    );
  });
});

test('a record that names only the longest of its missing ranges does not say which ticks were covered', () => {
  const every = (step: number) => new Set(Array.from({ length: 1440 / step }, (_, n) => n * step));
  expect(recordedSlots(recordOf(DAY, completenessOf(DAY, 60, every(2))), 60)).toBeUndefined();
  expect(recordedSlots(recordOf(DAY, completenessOf(DAY, 60, every(20))), 60)).toEqual(every(20));
});

describe('the history of a report', () => {
  const datesOf = (records: readonly RunRecord[]) => records.map(({ run_date }) => run_date);

  /** A ledger of these days, which counts how often it is asked. */
  async function ledgerOf(days: readonly CalendarDate[]) {
    const ledger = memoryLedger();
    for (const day of days) await ledger.put(recordOf(day), undefined);
    const asked: CalendarDate[] = [];
    const list = (from: CalendarDate, to: CalendarDate) => {
      asked.push(from);
      return ledger.list(from, to);
    };
    return { list, asked };
  }

  const yearAnd = (days: number, last: CalendarDate) =>
    Array.from({ length: 365 + days }, (_, ago) => addDays(last, -ago)).reverse();

  test.each([0, 1, 7])('is the year up to the newest record, read once where that is %i days late', async (late) => {
    const last = addDays(DAY, -late);
    const ledger = await ledgerOf(yearAnd(20, last));
    expect(datesOf(await newestHistory(DAY, ledger, () => undefined))).toEqual(yearAnd(0, last));
    expect(ledger.asked).toHaveLength(1);
  });

  test.each([8, 4000])('is also found %i days back, where nothing came since', async (late) => {
    const last = addDays(DAY, -late);
    const ledger = await ledgerOf(yearAnd(20, last));
    expect(datesOf(await newestHistory(DAY, ledger, () => undefined))).toEqual(yearAnd(0, last));
  });

  test('is empty where nothing is recorded', async () => {
    expect(await newestHistory(DAY, await ledgerOf([]), () => undefined)).toEqual([]);
  });

  test('takes a request for each megabyte of records, not for each day', async () => {
    const { client, close } = await startDynamoDb();
    let requests = 0;
    const ledger = dynamoDbLedger(client, LOCAL_TABLES.runs);
    for (const day of yearAnd(0, DAY)) await ledger.put(recordOf(day), undefined);
    client.middlewareStack.add(
      (next) => (args) => {
        requests++;
        return next(args);
      },
      { step: 'initialize' },
    );
    expect(await newestHistory(DAY, ledger, () => undefined)).toHaveLength(365);
    expect(await historyUpTo(DAY, ledger, () => undefined)).toHaveLength(365);
    const bytes = JSON.stringify(yearAnd(0, DAY).map((day) => recordOf(day))).length;
    expect(requests).toBeLessThanOrEqual(2 * Math.ceil((2 * bytes) / 2 ** 20));
    await close();
  });
});
