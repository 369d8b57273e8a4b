import { addDays } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { transformDays } from '../../src/days/transform-days.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import type { Ledger } from '../../src/ports/ports.ts';
import { memoryRowReader } from '../../src/rows/memory-row-reader.ts';
import { attributesAt, DAY, memoryLog, NOW, SETTINGS } from '../support.ts';

const [FIRST, _SECOND, THIRD] = [addDays(DAY, -2), addDays(DAY, -1), DAY];
const RANGE = { from: FIRST, to: THIRD, force: false };
const SEVERAL = { ...SETTINGS, lookBackDays: 3, lateSeconds: 0 };

/** The ranges of records that an event asks the ledger for, in their order. */
async function listsOf(event: Parameters<typeof transformDays>[0]): Promise<[string, string][]> {
  const inner = memoryLedger();
  const lists: [string, string][] = [];
  const ledger: Ledger = {
    ...inner,
    list: (from, to) => {
      lists.push([from, to]);
      return inner.list(from, to);
    },
  };
  const ports = {
    reader: memoryRowReader(new Map()),
    ledger,
    now: () => NOW,
    log: memoryLog().log,
    countDay: () => undefined,
  };
  await transformDays(event, SEVERAL, ports);
  return lists;
}

test('a single day reads no more records than those that it is compared with', async () => {
  expect(await listsOf({ dates: [FIRST], force: true })).toEqual([[addDays(FIRST, -28), addDays(FIRST, -1)]]);
});

test('the records that days are compared with are read once for the whole run', async () => {
  expect(await listsOf(RANGE)).toEqual([
    [FIRST, THIRD],
    [addDays(FIRST, -28), THIRD],
  ]);
});

test('a day of rows is transformed as the days without are', async () => {
  const { log } = memoryLog();
  const reader = memoryRowReader(new Map([[DAY, [attributesAt(0)]]]));
  const ports = { reader, ledger: memoryLedger(), now: () => NOW, log, countDay: () => undefined };
  const { days } = await transformDays({ dates: [DAY], force: false }, SEVERAL, ports);
  expect(days).toMatchObject([{ record: { run_date: DAY, status: 'succeeded', rows: 1 } }]);
});
