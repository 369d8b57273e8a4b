import { createHandler as createIngest } from '@quote-elt/ingest';
import { addDays, type CalendarDate, dateOf } from '@quote-elt/shared';
import { createHandler as createTransform } from '@quote-elt/transform';
import { UsageError } from '../errors/errors.ts';
import { onPort } from '../errors/on-port.ts';
import { requireTempFolder } from '../files/require-temp-folder.ts';
import { buildSettings, dayEnv, ingestEnv, transformEnv } from '../handlers/handler-env.ts';
import { askedSettings, closedDay, ingestChoices, wholeNumber } from '../options/options.ts';
import { withDataOption } from '../options/store-options.ts';
import { readReport } from '../report/data/report-data.ts';
import { liveClock } from '../serve/live-clock.ts';
import { type LiveEvent, runLive } from '../serve/live-pipeline.ts';
import { startLiveServer } from '../serve/live-server.ts';
import { paceAsKept, paceOf, speedOf } from '../serve/pace.ts';
import { agreedSettings, DEFAULT_SETTINGS } from '../store/kept-settings.ts';
import { withLocalStore } from '../store/local-store.ts';
import { allRecords } from '../store/read-records.ts';
import { storePorts, storePublisher } from '../store/store.ts';
import { formatCount, formatShare } from '../terminal/format.ts';
import { type AddCommand, examples } from './context.ts';

/** Days before the present at which a shortened calendar begins. */
const SHORT_DAYS_BACK = 90;

/** How a folder is kept that `serve` makes: it asks on where no live source answers. */
const SERVED_SETTINGS = { ...DEFAULT_SETTINGS, sources: [...DEFAULT_SETTINGS.sources, 'embedded'] };

interface ServeOptions {
  readonly every?: string;
  readonly dayLength: string;
  readonly start?: string;
  readonly port: string;
  readonly sources?: string;
  readonly count?: string;
  readonly baseUrl?: string;
  readonly data: string;
  readonly json?: boolean;
}

/** `elt serve`: the pipeline live on this machine. */
export const addServe: AddCommand = (program, { terminal, now, env, signal }) => {
  withDataOption(program.command('serve'), 'where tables and files are kept')
    .description('run the pipeline live on this machine, with its report on a loopback address, until Ctrl-C')
    .option(
      '--every <time>',
      'real time between two ticks, such as 1s (default: as the folder is kept, or each minute of the calendar)',
    )
    .option('--day-length <time>', 'real length of a day, such as 60s: the calendar runs faster then', '24h')
    .option(
      '--start <day>',
      `first day of a faster calendar (default: after the last one kept, or ${SHORT_DAYS_BACK} days ago)`,
    )
    .option('--port <n>', 'port of the report, 0 for any free one', '8080')
    .option('--count <n>', 'quotes to ask for at each tick, 1 to 50 (default: as the folder is kept, or 1)')
    .option(
      '--sources <list>',
      'sources to ask (default: as the folder is kept, or all live ones and then the embedded one)',
    )
    .option('--base-url <url>', 'ask a Quotable API at this address and no other source')
    .option('--json', 'print an event a line as JSON')
    .addHelpText('after', examples('elt serve', 'elt serve --every 1s --day-length 60s --sources embedded'))
    .action(async (options: ServeOptions) => {
      const asked = askedSettings(ingestChoices(options));
      const wanted = options.every === undefined ? undefined : paceOf(options.every, options.dayLength);
      const faster = speedOf(options.dayLength) > 1;
      const port = wholeNumber('--port', options.port, 0, 65_535);
      if (options.start !== undefined && !faster)
        throw new UsageError('--start needs a faster calendar', 'give --day-length too, such as --day-length 60s');
      const given = options.start === undefined ? undefined : closedDay('--start', options.start, now());
      await requireTempFolder();
      await withLocalStore(options.data, async (store) => {
        const last = (await allRecords(storePorts(store).ledger, terminal.err)).at(-1)?.run_date;
        const start = faster ? new Date(given ?? nextDay(last, now())) : now();
        const end = faster ? Date.parse(dateOf(now().getTime())) : Number.POSITIVE_INFINITY;
        if (start.getTime() >= end) {
          const hint = 'name an earlier --start, or another folder with --data';
          throw new UsageError('every day up to yesterday is recorded: a faster calendar has nowhere to go', hint);
        }
        const period = wanted === undefined ? {} : { tick_seconds: wanted.tickSeconds };
        const kept = await agreedSettings(store, options, { ...period, ...asked }, SERVED_SETTINGS);
        const pace = wanted ?? paceAsKept(kept.tick_seconds, options.dayLength);
        const clock = liveClock(start, pace.speed, Date.now);
        const days = dayEnv(kept, env);
        const common = { dynamodb: store.client, now: clock.now, write: () => undefined };
        const makePage = async () => {
          // Only now: the library that draws is slow to load.
          const { livePage } = await import('../report/report-page.ts');
          const asOf = clock.now();
          const settings = buildSettings(store, days);
          return livePage(
            await readReport(
              dateOf(asOf.getTime()),
              { place: 'this machine, live', asOf },
              settings,
              storePorts(store),
              // The start has told it.
              () => undefined,
            ),
          );
        };
        const server = await onPort(port, () => startLiveServer(port, makePage));
        try {
          if (!options.json)
            terminal.out(`${server.address}  a tick each ${options.every ?? formatEvery(pace.everyMs)}; Ctrl-C ends`);
          if (!options.json && pace.tickSeconds !== 60)
            terminal.out(`${options.data} keeps a tick each ${pace.tickSeconds} seconds of its calendar`);
          await runLive(
            {
              tickSeconds: pace.tickSeconds,
              from: start.getTime(),
              // A faster calendar ends at the present: no day is transformed that is not over.
              end,
              catchUp: last !== undefined,
            },
            {
              clock,
              ingest: createIngest(ingestEnv(store, kept), common),
              transform: createTransform(transformEnv(store, days), { ...common, publisher: storePublisher(store) }),
              deadLetters: store.deadLetters,
              onEvent(event) {
                terminal.out(options.json ? JSON.stringify(event) : lineOf(event));
                server.changed();
              },
            },
            signal,
          );
        } finally {
          await server.close();
        }
      });
    });
};

function nextDay(last: CalendarDate | undefined, now: Date): CalendarDate {
  return last === undefined ? addDays(dateOf(now.getTime()), -SHORT_DAYS_BACK) : addDays(last, 1);
}

/** Milliseconds as seconds, such as `1s` or `0.02s`. */
function formatEvery(ms: number): string {
  return `${Math.round(ms) / 1000}s`;
}

function lineOf(event: LiveEvent): string {
  if ('result' in event) return `${event.tick}  ${event.result.written} written from ${event.result.source}`;
  if ('tick' in event) return `${event.tick}  failed, now a dead letter: ${event.error}`;
  if ('dayError' in event) return `day not transformed: ${event.dayError}`;
  const { run_date, status, rows, completeness } = event.day;
  return `day ${run_date}  ${status}, ${formatCount(rows)} rows, complete to ${formatShare(completeness)}`;
}
