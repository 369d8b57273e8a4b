import { dateOf } from '@quote-elt/shared';
import { buildSettings, type DaySettings } from '../handlers/handler-env.ts';
import { readReport } from '../report/data/report-data.ts';
import { type Store, storePorts } from '../store/store.ts';
import type { LiveClock } from './live-clock.ts';

/** The report of the day that goes on, as the live page. */
export async function servedPage(store: Store, days: DaySettings, clock: LiveClock): Promise<string> {
  // The library that draws is slow to load, and is loaded only for a reader.
  const { livePage } = await import('../report/report-page.ts');
  const asOf = clock.now();
  const about = { place: 'this machine, live', asOf };
  // The start of the command has shown which records cannot be read.
  const warn = () => undefined;
  return livePage(await readReport(dateOf(asOf.getTime()), about, buildSettings(store, days), storePorts(store), warn));
}
