import { pathToFileURL } from 'node:url';
import type { CalendarDate, RunRecord } from '@quote-elt/shared';
import { NoRecordedDayError } from '../errors/unknown-day-error.ts';
import { dayWithRows } from '../gaps/day-with-rows.ts';
import { buildSettings } from '../handlers/handler-env.ts';
import { DAY_FORMS, dayOrLast, LAST, yesterday } from '../options/day-options.ts';
import { type StoreOptions, withStoreOptions } from '../options/store-options.ts';
import { historyUpTo, newestHistory } from '../report/data/read-history.ts';
import { reportOf } from '../report/data/report-data.ts';
import { writeReport } from '../report/write-report.ts';
import { eltCommand } from '../store/elt-command.ts';
import { keptSettings } from '../store/kept-settings.ts';
import type { Warn } from '../store/read-records.ts';
import { localWarehouse, type Store, storePorts } from '../store/store.ts';
import { throttleNotice } from '../store/throttle-notice.ts';
import { withExistingStore } from '../store/with-store.ts';
import { countOf } from '../terminal/format.ts';
import { type AddCommand, examples } from './context.ts';

interface ReportOptions extends StoreOptions {
  readonly date?: string;
  readonly out?: string;
  readonly raw?: boolean;
  readonly json?: boolean;
}

/** `elt report`: a day and its history as one page. */
export const addReport: AddCommand = (program, { terminal, now, signal }) => {
  withStoreOptions(program.command('report'))
    .description('write a day and its history as one HTML page that needs nothing besides')
    .option('--date <day>', `the closed UTC day, ${DAY_FORMS} (default: ${LAST}, the newest recorded one)`)
    .option('--out <file>', 'where the page goes (default: report-<day>.html in the data folder)')
    .option('--raw', 'build the day from its raw rows, also where it is published')
    .option('--json', 'print the day and the file as JSON')
    .addHelpText('after', examples('elt report', 'elt report --date -2d --out report.html', 'elt report --stack dev'))
    .action(async (options: ReportOptions) => {
      const given = options.date === undefined ? undefined : dayOrLast('--date', options.date, now());
      const written = await withExistingStore(options, async (store) => {
        const ports = storePorts(store, throttleNotice(terminal.err));
        const { date, history } = await shownDays(given, store, options, now(), terminal.err);
        const place = options.stack === undefined ? 'this machine' : `stack ${options.stack}`;
        const kept = await keptSettings(store, options, terminal.err);
        const settings = { ...buildSettings(store, kept), signal };
        const warehouse = options.raw ? undefined : localWarehouse(store);
        const about = { place, asOf: now(), recordsPerTick: kept.records_per_tick };
        const data = await reportOf(date, history, about, settings, { ...ports, warehouse });
        return { date, rows: data.day.rows, file: await writeReport(data, store.folder, options.out) };
      });
      if (options.json) terminal.out(JSON.stringify(written));
      else terminal.out(`${written.date}, ${countOf(written.rows, 'row')}: ${pathToFileURL(written.file).href}`);
    });
};

/**
 * The day of a report and the recorded days up to it: the newest recorded one unless it is said, or the last one with rows where
 * none is recorded. Throws RowlessDayError or UnknownDayError where there is neither a record nor a row.
 */
async function shownDays(
  given: CalendarDate | typeof LAST | undefined,
  store: Store,
  where: StoreOptions,
  now: Date,
  warn: Warn,
): Promise<{ date: CalendarDate; history: readonly RunRecord[] }> {
  const { ledger } = storePorts(store);
  const hint = `see which days are recorded: \`${eltCommand(where, 'runs')}\``;
  if (given !== undefined && given !== LAST) {
    const history = await historyUpTo(given, ledger, warn);
    const date = history.at(-1)?.run_date === given ? given : await dayWithRows(store, given, now, hint);
    return { date, history };
  }
  const history = await newestHistory(yesterday(now), ledger, warn);
  const newest = history.at(-1)?.run_date;
  if (newest !== undefined) return { date: newest, history };
  if (given === LAST) throw new NoRecordedDayError(eltCommand(where, 'transform'));
  return { date: await dayWithRows(store, undefined, now, hint), history };
}
