import type { CalendarDate } from '@quote-elt/shared';
import { completenessOf } from '../figures/completeness.ts';
import type { DayRun } from '../ledger/next-record.ts';
import { modelVersion } from '../models/model-version.ts';

/** What a run has found so far: a failed one is recorded with as much as is known. */
export type Found = { -readonly [Key in keyof DayRun]: DayRun[Key] };

/** What a run has found before it reads its first row; `tickSeconds` is the period of the ingest schedule. */
export function nothingFound(date: CalendarDate, tickSeconds: number, started: Date): Found {
  return {
    run_date: date,
    status: 'empty',
    tick_seconds: tickSeconds,
    rows: 0,
    accepted: 0,
    rejected: 0,
    ...completenessOf(date, tickSeconds, new Set()),
    figures: {},
    checks: [],
    drift: [],
    model_version: modelVersion(),
    output_sha256: {},
    published: {},
    read_units: 0,
    durations_ms: {},
    started_at: started.toISOString(),
    finished_at: started.toISOString(),
  };
}
