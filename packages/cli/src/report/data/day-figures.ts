import type { CalendarDate } from '@quote-elt/shared';
import {
  type BuildSettings,
  type Completeness,
  completenessOf,
  coveredSlots,
  ROLES,
  type RowReader,
  withBuiltDay,
} from '@quote-elt/transform';
import { z } from 'zod';
import { type DayOfRecords, readDayOfRecords } from '../../record/record.ts';
import { selectRows } from '../../sql/select-rows.ts';

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
  /** Facts by their source, most first. */
  readonly sources: readonly z.infer<typeof SourceRows>[];
  readonly rejectReasons: readonly z.infer<typeof RejectReason>[];
}

/** Builds a day, open or closed, from its raw rows and reads the figures of a report off it. */
export function dayFigures(date: CalendarDate, settings: BuildSettings, reader: RowReader): Promise<DayFigures> {
  return withBuiltDay(date, settings, reader, async (db) => {
    const slots = await coveredSlots(db);
    const counts = Counts.parse((await db.rows(COUNTS))[0]);
    return {
      ...counts,
      records: counts.rows === counts.rejected ? null : await readDayOfRecords(db),
      slots,
      ...completenessOf(date, settings.tickSeconds, slots, Number.POSITIVE_INFINITY),
      sources: await selectRows(db, SourceRows, SOURCES),
      rejectReasons: await selectRows(db, RejectReason, REJECT_REASONS),
    };
  });
}

const COUNTS = `select
    (select count(*) from ${ROLES.staging}) as rows,
    (select count(*) from ${ROLES.rejected}) as rejected`;

const SOURCES = `select source, count(*) as rows from ${ROLES.facts}
    group by all order by rows desc, source`;

const REJECT_REASONS = `select reject_reason, count(*) as rows from ${ROLES.rejected}
    group by all order by rows desc, reject_reason`;
