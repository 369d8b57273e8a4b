import { CalendarDate, type RunRecord } from '@quote-elt/shared';
import { describe, expect, test } from 'vitest';
import { type DayRun, nextRecord } from '../../src/ledger/next-record.ts';
import { recordOf } from '../contract/ledger.contract.ts';

const DATE = CalendarDate.parse('2026-11-22');
const FAILURE = { at: '2026-11-23T12:00:01.000Z', code: 'check.failed', message: 'no', attempts: 2 };
const MARK = '2026-11-23T11:00:00.000Z';

/** What a run found that ended at noon of the 24th, with four rows. */
function runOf(failure?: DayRun['failure']): DayRun {
  const { pipeline, attempts, last_success_at, schema_version, ...run } = recordOf(DATE, { rows: 4 });
  expect([pipeline, attempts, schema_version, last_success_at === undefined]).toEqual(['transform', 1, 2, false]);
  return { ...run, finished_at: '2026-11-24T12:00:00.000Z', ...(failure === undefined ? {} : { failure }) };
}

const NEVER_SUCCEEDED = ((): RunRecord => {
  const { last_success_at, ...record } = recordOf(DATE, { status: 'failed', attempts: 2, failure: FAILURE });
  expect(last_success_at).toBeDefined();
  return record;
})();

describe('a run that did not fail', () => {
  test('is the record of its day, with its end as the last success', () => {
    expect(nextRecord(undefined, runOf())).toEqual(
      recordOf(DATE, { rows: 4, finished_at: '2026-11-24T12:00:00.000Z', last_success_at: '2026-11-24T12:00:00.000Z' }),
    );
  });

  test('counts its attempt and leaves neither failure nor mark of before', () => {
    const record = nextRecord({ ...recordOf(DATE, { attempts: 7, failure: FAILURE }), changed_at: MARK }, runOf());
    expect(record.attempts).toBe(8);
    expect(Object.keys(record)).not.toContain('failure');
    expect(Object.keys(record)).not.toContain('changed_at');
  });
});

describe('a run that failed', () => {
  const failed = { code: 'rows.gone', message: 'none' };
  const told = { at: '2026-11-24T12:00:00.000Z', ...failed };

  test('of a new day is recorded with what it found', () => {
    const record = nextRecord(undefined, runOf(failed));
    expect(record).toMatchObject({ status: 'failed', rows: 4, attempts: 1, failure: { ...told, attempts: 1 } });
    expect(Object.keys(record)).not.toContain('changed_at');
  });

  test('of a day that never succeeded counts the failures in a row and keeps its mark', () => {
    const record = nextRecord({ ...NEVER_SUCCEEDED, changed_at: MARK }, runOf(failed));
    expect(record).toMatchObject({ rows: 4, attempts: 3, failure: { ...told, attempts: 3 }, changed_at: MARK });
  });

  test('of a day that succeeded before leaves what is known, with the failure beside it', () => {
    const known = { ...recordOf(DATE), changed_at: MARK };
    expect(nextRecord(known, runOf(failed))).toEqual({
      ...known,
      status: 'failed',
      attempts: 2,
      failure: { ...told, attempts: 1 },
    });
  });
});
