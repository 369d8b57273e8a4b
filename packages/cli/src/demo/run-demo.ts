import { join } from 'node:path';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { endlessPatience } from '@quote-elt/runtime';
import { folderWarehouse, readParquet, type Warehouse } from '@quote-elt/transform';
import { makeFolder } from '../files/make-folder.ts';
import { requireTempFolder } from '../files/require-temp-folder.ts';
import { buildSettings } from '../handlers/handler-env.ts';
import { type TransformStore, transformOn } from '../handlers/store-handlers.ts';
import { DEMO_TABLES, SHOWN_MART, statsOf } from '../record/record.ts';
import { readReport } from '../report/data/report-data.ts';
import { writeReport } from '../report/write-report.ts';
import { agreedSettings, DEFAULT_SETTINGS } from '../store/kept-settings.ts';
import { withLocalStore } from '../store/local-store.ts';
import { storePorts } from '../store/store.ts';
import { warehouseFolder } from '../store/warehouse.ts';
import { hasTables } from '../store/with-store.ts';
import type { DemoPreview, DemoReport, DemoRequest } from './demo-report.ts';
import { DEMO_TICK_SECONDS, ingestDay, type OnTick } from './ingest-day.ts';

const DAYS = { tick_seconds: DEMO_TICK_SECONDS };

/**
 * Runs a day through the real handlers: records over HTTP from a stand-in API that sometimes fails, into an embedded
 * DynamoDB, into DuckDB, into Parquet. Throws InterruptedError when the signal says so.
 */
export async function runDemo(
  asked: DemoRequest,
  onTick: OnTick,
): Promise<{ report: DemoReport; preview: DemoPreview }> {
  const request = { ...asked, dataFolder: await outputFolder(asked) };
  const folder = warehouseFolder(request.dataFolder);
  await makeFolder(folder);
  await requireTempFolder();
  const run = (store: TransformStore) => runWith(store, request, folderWarehouse(folder), onTick);
  if (request.keep)
    return withLocalStore(request.dataFolder, async (store) => {
      // The stand-in API is gone afterwards: the sources that are kept are the live ones.
      await agreedSettings(store, { data: request.dataFolder }, { tick_seconds: DEMO_TICK_SECONDS });
      return run(store);
    });
  const store = await startDynamoDb();
  try {
    return await run({ client: store.client, tables: LOCAL_TABLES, patience: endlessPatience(), lateSeconds: 0 });
  } finally {
    await store.close();
  }
}

/** Where a demo writes: what is published of days that are kept is not that of a day which is not. */
async function outputFolder({ keep, dataFolder }: DemoRequest): Promise<string> {
  return !keep && (await hasTables(dataFolder)) ? join(dataFolder, 'demo') : dataFolder;
}

async function runWith(store: TransformStore, request: DemoRequest, warehouse: Warehouse, onTick: OnTick) {
  const begun = performance.now();
  const ingested = await ingestDay(store, request, onTick);
  const ingestedAt = performance.now();
  const transform = transformOn(store, DAYS, { warehouse });
  const { days } = await transform({ dates: [request.date], force: true });
  const [day] = days;
  const transformedAt = performance.now();
  if (day === undefined) throw new Error(`the transform of ${request.date} left no record`);
  const { record } = day;
  const data = await readReport(
    request.date,
    { place: 'this machine', asOf: request.now(), recordsPerTick: DEFAULT_SETTINGS.records_per_tick },
    buildSettings(store, DAYS),
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
    agg_sha256: record.output_sha256[SHOWN_MART] ?? null,
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

async function previewOf(files: Readonly<Record<string, string>>): Promise<DemoPreview> {
  return Promise.all(
    DEMO_TABLES.map(({ mart, order, shown }) => {
      const file = files[mart];
      return file === undefined ? [] : readParquet(file, order, shown);
    }),
  );
}
