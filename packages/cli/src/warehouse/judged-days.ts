import type { KeptSettings, RunRecord } from '@quote-elt/shared';
import { type JudgedWarehouse, judgeWarehouse } from '@quote-elt/transform';
import { dayRange } from '../options/day-options.ts';
import type { StoreOptions } from '../options/store-options.ts';
import { keptSettings } from '../store/kept-settings.ts';
import { allRecords, type Warn } from '../store/read-records.ts';
import { type Store, storePorts, storeWarehouse } from '../store/store.ts';

/** Which days of a warehouse are meant. */
export interface RangeOptions extends StoreOptions {
  readonly from?: string;
  readonly to?: string;
}

/** What lies in a warehouse, beside what is recorded of the same days. */
export interface JudgedDays extends JudgedWarehouse {
  readonly kept: KeptSettings;
  readonly records: readonly RunRecord[];
}

/** What lies in the warehouse of a store of the days of a range, the first known one up to yesterday unless it is said, and their records. */
export async function judgedDays(store: Store, options: RangeOptions, now: Date, warn: Warn): Promise<JudgedDays> {
  const kept = await keptSettings(store, options, warn);
  const records = await allRecords(storePorts(store).ledger, warn);
  const { days, foreign } = await judgeWarehouse(await storeWarehouse(store, kept), records);
  const [first] = [...days.map(({ date }) => date), ...records.map(({ run_date }) => run_date)].sort();
  const { from, to } = dayRange(options, now, (last) => (first !== undefined && first < last ? first : last));
  return {
    kept,
    days: days.filter(({ date }) => from <= date && date <= to),
    records: records.filter(({ run_date }) => from <= run_date && run_date <= to),
    foreign,
  };
}
