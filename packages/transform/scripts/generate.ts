import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { CalendarDate } from '@quote-elt/shared';
import { withDatabase } from '../src/duckdb/with-database.ts';
import { describeViews } from '../src/history/describe-views.ts';
import { withBuiltDay } from '../src/models/with-built-day.ts';
import { memoryRowReader } from '../src/rows/memory-row-reader.ts';
import { brokenPromises, COLUMNS_FILE, parseColumns } from '../src/warehouse/columns-contract.ts';
import { describeMarts } from '../src/warehouse/describe-marts.ts';

/** What a build of a day without a row takes. */
const SETTINGS = { tickSeconds: 60, maxRejectedShare: 1, threads: 1, memoryLimitMb: 256 };

/** Writes models/columns.json, or the file that is named, anew; `pnpm -F @quote-elt/transform generate`. */
const file = process.argv[2] ?? COLUMNS_FILE;
const day = CalendarDate.parse('2026-11-22');
const before = existsSync(file) ? parseColumns(readFileSync(file, 'utf8')) : { marts: {}, views: {} };
const marts = await withBuiltDay(day, SETTINGS, memoryRowReader(new Map()), describeMarts);
const broken = brokenPromises(before.marts, marts);
if (broken.length === 0) {
  const views = await withDatabase(SETTINGS, (db) => describeViews(db, marts));
  writeFileSync(file, `${JSON.stringify({ ...before, marts, views }, null, 2)}\n`);
} else {
  process.stderr.write(
    `error[columns.broken]: files that are published already would not be read: ${broken.join('; ')}\n` +
      '  keep the column and add another one; where nothing was published yet, delete models/columns.json first\n',
  );
  process.exitCode = 1;
}
