import type { CalendarDate, RunRecord } from '@quote-elt/shared';
import {
  type BuildSettings,
  type Completeness,
  completenessOf,
  coveredSlots,
  type Database,
  ROLES,
  type RowReader,
  type Warehouse,
  withBuiltDay,
  withPublishedDay,
} from '@quote-elt/transform';
import { z } from 'zod';
import { type DayOfRecords, readDayOfRecords } from '../../record/record.ts';
import { selectRows } from '../../sql/select-rows.ts';
import { type BrokenRows, brokenRows } from './broken-rows.ts';
import { recordedSlots } from './recorded-slots.ts';
import { tickSources } from './tick-sources.ts';

const Counts = z.object({ rows: z.number(), rejected: z.number() });
const SourceRows = z.object({ source: z.string(), rows: z.number() });
const RejectReason = z.object({ reject_reason: z.string(), rows: z.number() });

/** What a report says of one day's rows. */
export interface DayFigures extends Completeness {
  readonly rows: number;
  readonly rejected: number;
  /** What is said of the records themselves; null when no row of the day is a fact. */
  readonly records: DayOfRecords | null;
  /** The places of the day's schedule that left a row; 0 begins at midnight. */
  readonly slots: ReadonlySet<number>;
  /** The source of each of them whose row can be used. */
  readonly tickSources: ReadonlyMap<number, string>;
  /** Facts by their source, most first. */
  readonly sources: readonly z.infer<typeof SourceRows>[];
  readonly rejectReasons: readonly z.infer<typeof RejectReason>[];
  /** Rows that broke a check of the last run. */
  readonly broken: readonly BrokenRows[];
}

/** Where the rows of a day come from. */
export interface DayPorts {
  readonly reader: RowReader;
  /** A warehouse on this machine, in which a day may lie as it was published; without one every day is built. */
  readonly warehouse?: Pick<Warehouse, 'head' | 'locationOf'> | undefined;
}

/** The figures of a report of a day, open or closed: of the day as it was published, where that says all, or else built from its raw rows. */
export async function dayFigures(
  date: CalendarDate,
  record: RunRecord | undefined,
  settings: BuildSettings,
  { reader, warehouse }: DayPorts,
): Promise<DayFigures> {
  const published = record && warehouse && (await publishedFigures(record, settings, warehouse));
  return published ?? builtFigures(date, record, settings, reader);
}

/** The figures of a day whose marts and record say all that a report does: what was rejected or broke a check, and why, stands in neither. */
async function publishedFigures(
  record: RunRecord,
  settings: BuildSettings,
  warehouse: Pick<Warehouse, 'head' | 'locationOf'>,
): Promise<DayFigures | undefined> {
  const slots = recordedSlots(record, settings.tickSeconds);
  const isClean = record.checks.every(({ status }) => status === 'passed');
  if (slots === undefined || record.rejected > 0 || !isClean) return undefined;
  return withPublishedDay(record, settings, warehouse, async (db) => ({
    ...(await factsFigures(record.run_date, settings, record, slots, db)),
    rejectReasons: [],
    broken: [],
  }));
}

function builtFigures(
  date: CalendarDate,
  record: RunRecord | undefined,
  settings: BuildSettings,
  reader: RowReader,
): Promise<DayFigures> {
  return withBuiltDay(date, settings, reader, async (db) => ({
    ...(await factsFigures(date, settings, Counts.parse((await db.rows(COUNTS))[0]), await coveredSlots(db), db)),
    rejectReasons: await selectRows(db, RejectReason, REJECT_REASONS),
    broken: record === undefined ? [] : await brokenRows(db, record),
  }));
}

async function factsFigures(
  date: CalendarDate,
  { tickSeconds }: BuildSettings,
  { rows, rejected }: z.infer<typeof Counts>,
  slots: ReadonlySet<number>,
  db: Database,
): Promise<Omit<DayFigures, 'rejectReasons' | 'broken'>> {
  return {
    rows,
    rejected,
    records: rows === rejected ? null : await readDayOfRecords(db),
    slots,
    tickSources: await tickSources(db, tickSeconds),
    ...completenessOf(date, tickSeconds, slots, Number.POSITIVE_INFINITY),
    sources: await selectRows(db, SourceRows, SOURCES),
  };
}

const COUNTS = `select
    (select count(*) from ${ROLES.staging}) as rows,
    (select count(*) from ${ROLES.rejected}) as rejected`;

const SOURCES = `select source, count(*) as rows from ${ROLES.facts}
    group by all order by rows desc, source`;

const REJECT_REASONS = `select reject_reason, count(*) as rows from ${ROLES.rejected}
    group by all order by rows desc, reject_reason`;
