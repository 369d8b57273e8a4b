import { CalendarDate } from '@quote-elt/shared';
import { beforeEach, describe, expect, test } from 'vitest';
import { LedgerRecordError } from '../../src/errors/errors.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import { rememberDays } from '../../src/ledger/remember-days.ts';
import type { Ledger } from '../../src/ports/ports.ts';
import { recordOf } from '../contract/ledger.contract.ts';

const [D1, D2, D3, D4] = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04'].map((day) =>
  CalendarDate.parse(day),
) as [CalendarDate, CalendarDate, CalendarDate, CalendarDate];

let inner: Ledger;
let asked: [string, string][];

beforeEach(async () => {
  const ledger = memoryLedger();
  for (const date of [D1, D3]) await ledger.put(recordOf(date), undefined);
  asked = [];
  inner = {
    ...ledger,
    list: async (from, to) => {
      asked.push([from, to]);
      const { records } = await ledger.list(from, to);
      return { records, unreadable: [new LedgerRecordError(D2, ['odd'], undefined)] };
    },
  };
});

const datesOf = async (ledger: Ledger, from: CalendarDate, to: CalendarDate) => {
  const { records, unreadable } = await ledger.list(from, to);
  return [records.map(({ run_date }) => run_date), unreadable.map(({ date }) => date)];
};

describe('days that are remembered', () => {
  test('are read once, and given by their range', async () => {
    const ledger = rememberDays(inner, D1, D4);
    expect(await datesOf(ledger, D1, D4)).toEqual([[D1, D3], [D2]]);
    expect(await datesOf(ledger, D2, D2)).toEqual([[], [D2]]);
    expect(await datesOf(ledger, D3, D4)).toEqual([[D3], []]);
    expect(await datesOf(ledger, D1, D1)).toEqual([[D1], []]);
    expect(asked).toEqual([[D1, D4]]);
  });

  test('hold what was put since, in the order of days', async () => {
    const ledger = rememberDays(inner, D1, D4);
    await ledger.list(D1, D4);
    await ledger.put(recordOf(D4), undefined);
    await ledger.put(recordOf(D2), undefined);
    expect((await datesOf(ledger, D1, D4))[0]).toEqual([D1, D2, D3, D4]);
    await ledger.put(recordOf(D3, { attempts: 2, rows: 77 }), recordOf(D3));
    expect((await ledger.list(D3, D3)).records).toMatchObject([{ rows: 77 }]);
    expect(asked).toHaveLength(1);
  });

  test('do not hold what the ledger refused', async () => {
    const ledger = rememberDays(inner, D1, D4);
    await expect(ledger.put(recordOf(D1), undefined)).rejects.toMatchObject({ code: 'ledger.conflict' });
    expect((await ledger.list(D1, D1)).records).toEqual([recordOf(D1)]);
  });
});

test.each([
  ['begins before', D1, D3],
  ['ends after', D2, D4],
])('a range that %s what is remembered is read from the ledger', async (_name, from, to) => {
  await rememberDays(inner, D2, D3).list(from, to);
  expect(asked).toEqual([[from, to]]);
});
