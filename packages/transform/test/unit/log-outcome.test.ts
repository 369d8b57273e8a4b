import { expect, test } from 'vitest';
import { logOutcome } from '../../src/days/log-outcome.ts';
import { recordOf } from '../contract/ledger.contract.ts';
import { memoryLog } from '../support.ts';

const DATE = '2026-11-22';
const DRIFT = { metric: 'rows', value: 3, expected: 200, score: -66.44 };
const FAILURE = { at: '2026-11-23T12:00:01.000Z', code: 'check.failed', message: 'check a failed', attempts: 2 };

/** What is logged of a record of the day. */
function linesOf(changed: Parameters<typeof recordOf>[1]) {
  const { log, lines } = memoryLog();
  logOutcome(log, recordOf(DATE, changed));
  return lines;
}

test('a day that succeeded is logged once, with its figures beside its rows', () => {
  expect(linesOf({ figures: { a_number: 2, a_text: 'Anon' } })).toEqual([
    {
      level: 'INFO',
      message: 'day succeeded',
      fields: {
        a_number: 2,
        a_text: 'Anon',
        run_date: DATE,
        rows: 3,
        rejected: 1,
        completeness: 0.5,
      },
    },
  ]);
});

test('a figure never takes the place of what the record itself says', () => {
  expect(linesOf({ figures: { rows: 99, run_date: 'never' } })).toMatchObject([
    { fields: { rows: 3, run_date: DATE } },
  ]);
});

test('each finding of drift is a warning of its own', () => {
  const other = { ...DRIFT, metric: 'completeness' };
  expect(linesOf({ drift: [DRIFT, other] }).slice(1)).toEqual([
    { level: 'WARN', message: 'drift', fields: { run_date: DATE, ...DRIFT } },
    { level: 'WARN', message: 'drift', fields: { run_date: DATE, ...other } },
  ]);
});

test('a day that failed is one error with its reason, its failed checks and how often it failed in a row', () => {
  const checks = [
    { name: 'a', status: 'failed', failures: 1 },
    { name: 'b', status: 'warned', failures: 2 },
    { name: 'c', status: 'passed', failures: 0 },
  ] as const;
  expect(linesOf({ status: 'failed', failure: FAILURE, checks: [...checks], drift: [DRIFT] })).toEqual([
    {
      level: 'ERROR',
      message: 'day failed',
      fields: {
        run_date: DATE,
        code: 'check.failed',
        error: 'check a failed',
        failed_attempts: 2,
        failed_checks: ['a'],
      },
    },
  ]);
});

test('an empty day is no error', () => {
  expect(linesOf({ status: 'empty', rows: 0, figures: {} })).toMatchObject([{ level: 'INFO', message: 'day empty' }]);
});
