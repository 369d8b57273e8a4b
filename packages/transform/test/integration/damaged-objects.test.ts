import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyDay } from '../../src/days/verify-day.ts';
import { MARTS } from '../../src/marts/marts.ts';
import type { Ledger } from '../../src/ports/ports.ts';
import { judgeWarehouse } from '../../src/warehouse/judge-warehouse.ts';
import { objectKey } from '../../src/warehouse/object-key.ts';
import { ADAPTERS, type OpenedWarehouse } from '../adapters.ts';
import { expectDayBefore, publishTwoDays } from '../days-before.ts';
import { parquetOf } from '../parquet-of.ts';
import { KEYS, objectsIn, readerOf, transformOnce } from '../published.ts';
import { DAY, SETTINGS } from '../support.ts';

const [FIRST = ''] = KEYS;
const BESIDE = FIRST.replace('part.parquet', 'second.parquet');

describe.each(ADAPTERS)('in %s', (_adapter, open) => {
  let opened: OpenedWarehouse;
  let ledger: Ledger;
  beforeEach(async () => {
    opened = await open();
    ledger = await publishTwoDays(opened.warehouse);
  });
  afterEach(() => opened.close());

  const problemsOf = async () => {
    const ports = { reader: readerOf(2), ledger, warehouse: opened.warehouse };
    return (await verifyDay(DAY, SETTINGS, ports)).flatMap(({ objects }) => objects);
  };
  const judged = async () => {
    const record = await ledger.get(DAY);
    const { days } = await judgeWarehouse(opened.warehouse, record === undefined ? [] : [record]);
    return days.filter(({ date }) => date === DAY).flatMap(({ problems }) => problems);
  };

  test.each<[string, string, (whole: Uint8Array) => Uint8Array | undefined | Promise<Uint8Array>]>([
    ['torn', 'changed', (whole) => whole.subarray(0, whole.length / 2)],
    ['empty', 'changed', () => new Uint8Array()],
    ['of a foreign schema', 'changed', () => parquetOf('select 1 as nothing, 2 as of_ours')],
    ['no Parquet', 'changed', () => new TextEncoder().encode('no Parquet at all')],
    [
      'of as many bytes, one of them another',
      'changed',
      (whole) => whole.map((byte, n) => (n === 9 ? byte ^ 1 : byte)),
    ],
    ['gone', 'missing', () => undefined],
  ])('an object that is %s is named %s, and the next run replaces it', async (_name, problem, damage) => {
    const before = await objectsIn(opened.warehouse);
    const whole = (await opened.warehouse.get(FIRST)) ?? new Uint8Array();
    await opened.plant(FIRST, await damage(Uint8Array.from(whole)));
    expect([await problemsOf(), await judged()]).toEqual([[{ problem, key: FIRST }], [{ problem, key: FIRST }]]);
    await expectDayBefore(opened.warehouse);
    await transformOnce({ reader: readerOf(2), ledger, warehouse: opened.warehouse });
    expect([await objectsIn(opened.warehouse), await problemsOf(), await judged()]).toEqual([before, [], []]);
  });

  test('an object that engines would read beside that of the day is named foreign, and no run touches it', async () => {
    await opened.plant(BESIDE, new Uint8Array(5));
    const foreign = [{ problem: 'foreign', key: BESIDE }];
    expect([await problemsOf(), await judged()]).toEqual([foreign, foreign]);
    await transformOnce({ reader: readerOf(2), ledger, warehouse: opened.warehouse });
    expect([...((await opened.warehouse.get(BESIDE)) ?? [])]).toEqual([0, 0, 0, 0, 0]);
    await expectDayBefore(opened.warehouse);
  });

  test('the objects of a day that the ledger does not know are named unrecorded', async () => {
    const { days } = await judgeWarehouse(opened.warehouse, []);
    const problems = days.filter(({ date }) => date === DAY).flatMap((day) => day.problems);
    expect(problems).toEqual(MARTS.map((mart) => ({ problem: 'unrecorded', key: objectKey(mart, DAY) })));
  });
});
