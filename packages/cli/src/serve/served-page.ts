import { CalendarDate, dateOf } from '@quote-elt/shared';
import { buildSettings } from '../handlers/handler-env.ts';
import { historyOf } from '../report/data/read-history.ts';
import { type ReportData, reportOf } from '../report/data/report-data.ts';
import type { agreedSettings } from '../store/kept-settings.ts';
import { allRecords } from '../store/read-records.ts';
import { localWarehouse, type Store, storePorts } from '../store/store.ts';
import type { LiveClock } from './live-clock.ts';

/** How the data of a served store is kept. */
type ServedSettings = Awaited<ReturnType<typeof agreedSettings>>;

// The start of the command has shown which records cannot be read.
const warn = () => undefined;

/** The page at a path of a served pipeline: at `/` that of the day that goes on, which is live, at `/YYYY-MM-DD` that of a recorded one; nothing at any other. */
export async function servedPage(
  path: string,
  store: Store,
  kept: ServedSettings,
  clock: LiveClock,
): Promise<string | undefined> {
  const asOf = clock.now();
  const open = dateOf(asOf.getTime());
  const { ledger, reader } = storePorts(store);
  const records = await allRecords(ledger, warn);
  const recorded = records.map(({ run_date }) => run_date);
  const links = new Map([...recorded.map((day) => [day, `/${day}`] as const), [open, '/'] as const]);
  const read = (date: CalendarDate): Promise<ReportData> => {
    const about = { place: 'this machine, live', asOf, recordsPerTick: kept.records_per_tick };
    const ports = { reader, warehouse: localWarehouse(store) };
    return reportOf(date, historyOf(records, date), about, buildSettings(store, kept), ports);
  };
  // The library that draws is slow to load, and is loaded only for a reader.
  const { livePage, reportPage } = await import('../report/report-page.ts');
  if (path === '/') return livePage(await read(open), links);
  const asked = CalendarDate.safeParse(path.slice(1)).data;
  return asked === undefined || !recorded.includes(asked) ? undefined : reportPage(await read(asked), links);
}
