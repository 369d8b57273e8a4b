import { pathToFileURL } from 'node:url';
import { buildSettings } from '../handlers/handler-env.ts';
import { DAY_FORMS, dayOrLast, LAST, yesterday } from '../options/day-options.ts';
import { type StoreOptions, withStoreOptions } from '../options/store-options.ts';
import { readReport } from '../report/data/report-data.ts';
import { writeReport } from '../report/write-report.ts';
import { keptSettings } from '../store/kept-settings.ts';
import { lastRecordedDay, namedDay } from '../store/read-records.ts';
import { storePorts } from '../store/store.ts';
import { throttleNotice } from '../store/throttle-notice.ts';
import { withExistingStore } from '../store/with-store.ts';
import { type AddCommand, examples } from './context.ts';

interface ReportOptions extends StoreOptions {
  readonly date?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** `elt report`: a day and its history as one page. */
export const addReport: AddCommand = (program, { terminal, now }) => {
  withStoreOptions(program.command('report'))
    .description('write a day and its history as one HTML page that needs nothing besides')
    .option('--date <day>', `the closed UTC day, ${DAY_FORMS} (default: ${LAST}, the newest recorded one)`)
    .option('--out <file>', 'where the page goes (default: report-<day>.html in the data folder)')
    .option('--json', 'print the day and the file as JSON')
    .addHelpText('after', examples('elt report', 'elt report --date -2d --out report.html', 'elt report --stack dev'))
    .action(async (options: ReportOptions) => {
      const given = options.date === undefined ? undefined : dayOrLast('--date', options.date, now());
      const written = await withExistingStore(options, async (store) => {
        const ports = storePorts(store, throttleNotice(terminal.err));
        const date =
          given === undefined
            ? ((await lastRecordedDay(ports.ledger, terminal.err)) ?? yesterday(now()))
            : await namedDay(given, ports.ledger, options, terminal.err);
        const place = options.stack === undefined ? 'this machine' : `stack ${options.stack}`;
        const settings = buildSettings(store, await keptSettings(store, options, terminal.err));
        const data = await readReport(date, { place, asOf: now() }, settings, ports, terminal.err);
        return { date, rows: data.day.rows, file: await writeReport(data, store.folder, options.out) };
      });
      if (options.json) terminal.out(JSON.stringify(written));
      else terminal.out(`${written.date}, ${written.rows} rows: ${pathToFileURL(written.file).href}`);
    });
};
