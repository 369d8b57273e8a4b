import { RunRecord, type RunRecordInput } from '../ledger/run-record.ts';
import { PUBLISHED_EXAMPLE } from '../ledger/run-record-parts.ts';
import { RUN_SCHEMA_VERSION } from '../ledger/versions.ts';
import { RECORD_EXAMPLES } from '../record/record.ts';
import { present } from '../schema/present.ts';
import { addDays, CalendarDate } from '../time/calendar.ts';

/** The record of 2026-11-22, a day of 1,440 ticks that succeeded at the first try; another `run_date` moves its clock too. */
export function sampleRunRecord(overrides: Partial<RunRecordInput> = {}): RunRecord {
  const run_date = CalendarDate.parse(overrides.run_date ?? '2026-11-22');
  const key = `${RECORD_EXAMPLES.mart}/${RECORD_EXAMPLES.partition}=${run_date}/part.parquet`;
  const finished_at = `${addDays(run_date, 1)}T12:00:01.107Z`;
  const day: RunRecordInput = {
    pipeline: 'transform',
    run_date,
    status: 'succeeded',
    attempts: 1,
    tick_seconds: 60,
    rows: 1440,
    accepted: 1440,
    rejected: 0,
    completeness: 1,
    missing_count: 0,
    missing_ticks: [],
    figures: RECORD_EXAMPLES.dayFigures,
    checks: [{ name: 'rows_conserved', status: 'passed', failures: 0 }],
    drift: [],
    model_version: '3f2a9c01b7d4',
    output_sha256: { [RECORD_EXAMPLES.mart]: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
    published: { [RECORD_EXAMPLES.mart]: { ...PUBLISHED_EXAMPLE, key } },
    read_units: 72,
    durations_ms: { load: 210, models: 95.5 },
    started_at: `${addDays(run_date, 1)}T12:00:00.412Z`,
    finished_at,
    last_success_at: finished_at,
    schema_version: RUN_SCHEMA_VERSION,
  };
  return RunRecord.parse(present({ ...day, ...overrides }));
}
