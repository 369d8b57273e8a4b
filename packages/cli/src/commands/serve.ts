import { type CalendarDate, type KeptSettings, MAX_BATCH } from '@quote-elt/shared';
import { onPort } from '../errors/on-port.ts';
import { UsageError } from '../errors/usage-error.ts';
import { requireTempFolder } from '../files/require-temp-folder.ts';
import { markingIngest } from '../handlers/marking-ingest.ts';
import { ingestOn, transformOn } from '../handlers/store-handlers.ts';
import { closedDay } from '../options/day-options.ts';
import { askedSettings, ingestChoices } from '../options/ingest-choices.ts';
import { withDataOption } from '../options/store-options.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { HOSTED_API, OFFLINE_SOURCE, RECORDS } from '../record/record.ts';
import { calendarSpan, SHORT_DAYS_BACK } from '../serve/calendar-span.ts';
import { eventLine } from '../serve/event-line.ts';
import { liveClock } from '../serve/live-clock.ts';
import { type LiveEvent, runLive } from '../serve/live-pipeline.ts';
import { startLiveServer } from '../serve/live-server.ts';
import { type Pace, paceAsKept, paceOf, speedOf } from '../serve/pace.ts';
import { servedPage } from '../serve/served-page.ts';
import { agreedSettings, DEFAULT_SETTINGS } from '../store/kept-settings.ts';
import { withLocalStore } from '../store/local-store.ts';
import { allRecords } from '../store/read-records.ts';
import { localWarehouse, type Store, storePorts } from '../store/store.ts';
import { type AddCommand, type CommandContext, examples } from './context.ts';

/** How a folder is kept that `serve` makes: it asks one source more where no live one answers. */
const SERVED_SETTINGS = { ...DEFAULT_SETTINGS, sources: [...DEFAULT_SETTINGS.sources, OFFLINE_SOURCE] };

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
export const addServe: AddCommand = (program, context) => {
  const { now } = context;
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
    .option(
      '--count <n>',
      `${RECORDS} to ask for at each tick, 1 to ${MAX_BATCH} (default: as the folder is kept, or 1)`,
    )
    .option(
      '--sources <list>',
      `sources to ask (default: as the folder is kept, or all live ones and then the ${OFFLINE_SOURCE} one)`,
    )
    .option('--base-url <url>', `ask a ${HOSTED_API} at this address and no other source`)
    .option('--json', 'print an event a line as JSON')
    .addHelpText('after', examples('elt serve', `elt serve --every 1s --day-length 60s --sources ${OFFLINE_SOURCE}`))
    .action(async (options: ServeOptions) => {
      const wish = wishOf(options, now());
      await requireTempFolder();
      await withLocalStore(options.data, (store) => serve(store, wish, options, context));
    });
};

/** What the options of the command ask for. */
interface Wish {
  readonly asked: Partial<KeptSettings>;
  /** The pace that `--every` gives; without it the pace is that of the data. */
  readonly pace: Pace | undefined;
  readonly faster: boolean;
  readonly start: CalendarDate | undefined;
  readonly port: number;
}

function wishOf(options: ServeOptions, now: Date): Wish {
  const asked = askedSettings(ingestChoices(options));
  const pace = options.every === undefined ? undefined : paceOf(options.every, options.dayLength);
  const faster = speedOf(options.dayLength) > 1;
  const port = wholeNumber('--port', options.port, 0, 65_535);
  if (options.start !== undefined && !faster)
    throw new UsageError('--start needs a faster calendar', 'give --day-length too, such as --day-length 60s');
  const start = options.start === undefined ? undefined : closedDay('--start', options.start, now);
  return { asked, pace, faster, start, port };
}

/** Runs the pipeline of a store, with its page, until its calendar ends or the signal is aborted. */
async function serve(store: Store, wish: Wish, options: ServeOptions, context: CommandContext): Promise<void> {
  const { terminal, now, signal } = context;
  const records = await allRecords(storePorts(store).ledger, terminal.err);
  const { start, end } = calendarSpan({ faster: wish.faster, given: wish.start, records }, now());
  const period = wish.pace === undefined ? {} : { tick_seconds: wish.pace.tickSeconds };
  const kept = await agreedSettings(store, options, { ...period, ...wish.asked }, SERVED_SETTINGS);
  const pace = wish.pace ?? paceAsKept(kept.tick_seconds, options.dayLength);
  const clock = liveClock(start, pace.speed, Date.now);
  const server = await onPort(wish.port, () =>
    startLiveServer(wish.port, (path) => servedPage(path, store, kept, clock)),
  );
  try {
    if (!options.json) greeting(server.address, pace, options).forEach(terminal.out);
    const ports = {
      clock,
      // A day of a faster calendar may be recorded already, by a look from the real one.
      ingest: markingIngest(store, ingestOn(store, kept, { now: clock.now }), now),
      transform: transformOn(store, kept, { now: clock.now, warehouse: localWarehouse(store) }),
      deadLetters: store.deadLetters,
      onEvent(event: LiveEvent) {
        terminal.out(options.json ? JSON.stringify(event) : eventLine(event));
        server.changed();
      },
    };
    const schedule = { tickSeconds: pace.tickSeconds, from: start.getTime(), end, catchUp: records.length > 0 };
    await runLive(schedule, ports, signal);
  } finally {
    await server.close();
  }
}

/** Where the page is, and how the ticks come. */
function greeting(address: string, { everyMs, tickSeconds }: Pace, { every, data }: ServeOptions): string[] {
  return [
    `${address}  a tick each ${every ?? `${Math.round(everyMs) / 1000}s`}; Ctrl-C ends`,
    ...(tickSeconds === 60 ? [] : [`${data} keeps a tick each ${tickSeconds} seconds of its calendar`]),
  ];
}
