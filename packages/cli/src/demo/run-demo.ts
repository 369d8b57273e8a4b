import { createHandler as createIngest } from '@quote-elt/ingest';
import { QUOTATIONS } from '@quote-elt/ingest/quotations';
import { LOCAL_TABLES, startDynamoDb, startStandInApi } from '@quote-elt/local';
import { endlessPatience, hasCode } from '@quote-elt/runtime';
import {
  addDays,
  type CalendarDate,
  type QuoteStatsRow,
  type RunRecord,
  type Tick,
  ticksOfDay,
} from '@quote-elt/shared';
import {
  createHandler as createTransform,
  type Publisher,
  parquetPublisher,
  type Row,
  readParquet,
} from '@quote-elt/transform';
import { InterruptedError } from '../errors/errors.ts';
import { onPort } from '../errors/on-port.ts';
import { makeFolder } from '../files/make-folder.ts';
import { requireTempFolder } from '../files/require-temp-folder.ts';
import { buildSettings, dayEnv, ingestEnv, transformEnv } from '../handlers/handler-env.ts';
import { invokeAsync } from '../handlers/invoke-async.ts';
import { statsOf } from '../quotes/stats-of.ts';
import { readReport } from '../report/data/report-data.ts';
import { writeReport } from '../report/write-report.ts';
import { agreedSettings, DEFAULT_SETTINGS } from '../store/kept-settings.ts';
import { withLocalStore } from '../store/local-store.ts';
import { type Store, storePorts } from '../store/store.ts';
import { warehouseFolder } from '../store/warehouse.ts';
import { demoFaults } from './demo-faults.ts';

const TICK_SECONDS = 60;
const DAY_ENV = dayEnv({ tick_seconds: TICK_SECONDS }, {});

/** What a demo is to do. */
export interface DemoRequest {
  readonly date: CalendarDate;
  /** How many of the day's ticks run, from midnight on. */
  readonly ticks: number;
  readonly seed: number;
  /** True when the tables stay under the data folder, so that other commands see them. */
  readonly keep: boolean;
  readonly dataFolder: string;
  /** Port of the stand-in API, 0 for any. */
  readonly port: number;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

/** What a demo did; the first part is what `--json` prints. */
export interface DemoReport {
  readonly date: CalendarDate;
  readonly ticks: number;
  readonly rows: number;
  readonly duplicates: number;
  readonly lost: number;
  readonly faults: number;
  readonly completeness: number;
  readonly stats: QuoteStatsRow | null;
  readonly checks: RunRecord['checks'];
  readonly agg_sha256: string | null;
  readonly files: Readonly<Record<string, string>>;
  readonly timings_ms: Readonly<Record<string, number>>;
}

/** The first rows of the marts, for the screen. */
export interface DemoPreview {
  readonly facts: readonly Row[];
  readonly aggregates: readonly Row[];
}

type DemoStore = Pick<Store, 'client' | 'tables' | 'patience' | 'lateSeconds'>;

/** Told at each tick that is through, whether stored or lost. */
export type OnTick = () => void;

/**
 * Runs a day through the real handlers: quotes over HTTP from a stand-in API that sometimes fails, into an embedded
 * DynamoDB, into DuckDB, into Parquet. Throws InterruptedError when the signal says so.
 */
export async function runDemo(
  request: DemoRequest,
  onTick: OnTick,
): Promise<{ report: DemoReport; preview: DemoPreview }> {
  const folder = warehouseFolder(request.dataFolder, request.date);
  await makeFolder(folder);
  await requireTempFolder();
  const run = (store: DemoStore) =>
    runWith(
      store,
      request,
      parquetPublisher(() => folder),
      onTick,
    );
  if (request.keep)
    return withLocalStore(request.dataFolder, async (store) => {
      // The stand-in API is gone afterwards: the sources that are kept are the live ones.
      await agreedSettings(store, { data: request.dataFolder }, { tick_seconds: TICK_SECONDS });
      return run(store);
    });
  const store = await startDynamoDb();
  try {
    return await run({ client: store.client, tables: LOCAL_TABLES, patience: endlessPatience(), lateSeconds: 0 });
  } finally {
    await store.close();
  }
}

async function runWith(store: DemoStore, request: DemoRequest, publisher: Publisher, onTick: OnTick) {
  const begun = performance.now();
  const ingested = await ingestDay(store, request, onTick);
  const ingestedAt = performance.now();
  const transform = createTransform(transformEnv(store, DAY_ENV), {
    dynamodb: store.client,
    write: () => undefined,
    publisher,
  });
  const { days } = await transform({ dates: [request.date], force: true });
  const [day] = days;
  const transformedAt = performance.now();
  if (day === undefined) throw new Error(`the transform of ${request.date} left no record`);
  const { record } = day;
  const data = await readReport(
    request.date,
    { place: 'this machine', asOf: request.now() },
    buildSettings(store, DAY_ENV),
    storePorts(store),
    () => undefined,
  );
  const files = { ...day.files, report: await writeReport(data, request.dataFolder) };
  const reportedAt = performance.now();
  const report: DemoReport = {
    date: request.date,
    ticks: request.ticks,
    rows: record.rows,
    duplicates: ingested.duplicates,
    lost: ingested.lost,
    faults: ingested.faults,
    completeness: record.completeness,
    stats: statsOf(record),
    checks: record.checks,
    agg_sha256: record.output_sha256.quotes_agg ?? null,
    files,
    timings_ms: {
      ingest: Math.round(ingestedAt - begun),
      transform: Math.round(transformedAt - ingestedAt),
      ...Object.fromEntries(Object.entries(record.durations_ms).map(([step, ms]) => [`transform_${step}`, ms])),
      report: Math.round(reportedAt - transformedAt),
      total: Math.round(reportedAt - begun),
    },
  };
  return { report, preview: await previewOf(report.files) };
}

async function ingestDay(store: DemoStore, request: DemoRequest, onTick: OnTick) {
  const faults = demoFaults(request.seed);
  // The day's own clock: it stands at the tick that runs, so that the API's rate limit counts as it would on that day.
  let clock = new Date(`${addDays(request.date, 1)}T00:00:00Z`);
  const now = () => clock;
  const { seed, port } = request;
  const api = await onPort(port, () =>
    startStandInApi({ quotations: QUOTATIONS, seed, port, now, fault: faults.next }),
  );
  try {
    const ingest = createIngest(
      ingestEnv(store, { ...DEFAULT_SETTINGS, sources: ['quotable'], base_url: api.baseUrl }),
      {
        dynamodb: store.client,
        now,
        write: () => undefined,
      },
    );
    let duplicates = 0;
    const lost: Tick[] = [];
    for (const tick of ticksOfDay(request.date, TICK_SECONDS).slice(0, request.ticks)) {
      if (request.signal.aborted) throw new InterruptedError(request.signal);
      clock = new Date(tick);
      try {
        duplicates += (await invokeAsync(() => ingest({ scheduled_time: tick }))).duplicates;
      } catch (error) {
        if (!isNoSource(error)) throw error;
        lost.push(tick);
      }
      onTick();
    }
    return { duplicates, lost: lost.length, faults: faults.met() };
  } finally {
    await api.close();
  }
}

function isNoSource(error: unknown): boolean {
  return hasCode(error, 'ingest.no_source');
}

async function previewOf(files: Readonly<Record<string, string>>): Promise<DemoPreview> {
  const { quotes_fact, quotes_agg } = files;
  return {
    facts: quotes_fact === undefined ? [] : await readParquet(quotes_fact, 'ingested_at', 3),
    aggregates: quotes_agg === undefined ? [] : await readParquet(quotes_agg, 'quote_count desc, quote_id', 5),
  };
}
