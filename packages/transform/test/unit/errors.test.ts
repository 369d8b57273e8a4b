import { CodedError } from '@quote-elt/runtime';
import { expect, test } from 'vitest';
import { DaysFailedError, DaysLeftError } from '../../src/days/unfinished-days.ts';
import * as errors from '../../src/errors/errors.ts';
import {
  CheckUnreadableError,
  ModelError,
  ModelFailedError,
  ModelFileError,
  SideFailedError,
} from '../../src/errors/model-errors.ts';
import { WarehouseConflictError } from '../../src/errors/warehouse-errors.ts';

const DAY = '2026-11-22';
const CAUSE = Object.assign(new Error('the cause'), { code: 'EACCES' });
const LINES = new Error('Binder Error: no b\nLINE 1: b');
const FAILURE = { date: DAY, code: 'check.failed', message: 'check a failed on a row' };
const ELEVEN = Array.from({ length: 11 }, (_, index) => `2026-11-${index + 11}`);

/** An error of each kind, and of each wording that a kind has. */
const all = () => [
  new errors.InvalidEvent('no such task', CAUSE),
  new errors.CheckFailedError('a.unique', 1, [{ id: 1 }]),
  new errors.CheckFailedError('a.unique', 2, []),
  new errors.RowsMiscountedError(3, 2),
  new errors.DriftError([
    { metric: 'rows', value: 7, expected: 1440, score: -34 },
    { metric: 'completeness', value: 0.5, expected: 1, score: -30 },
  ]),
  new errors.StatementCountError(0),
  new errors.StatementCountError(2),
  new errors.RowTooLongError(9000),
  new errors.StatementWritesError(),
  new errors.DayNotRecordedError(DAY, undefined),
  new errors.DayNotRecordedError(DAY, 'failed'),
  new errors.DayEmptyError(DAY),
  new errors.LedgerConflictError(DAY),
  new errors.LedgerRecordError(DAY, ['rows: missing', 'newer'], CAUSE),
  new errors.SettingsError(['sources: empty', 'newer'], CAUSE),
  new errors.LedgerRefusedError(DAY, CAUSE),
  new errors.DayOutOfTimeError(),
  new errors.RowsGoneError(DAY, 5),
  new errors.BrokenAnswerError('does not end', CAUSE),
  new ModelError('the view a', LINES),
  new ModelFailedError('the model a', 'marts/a.sql', 'select 1', CAUSE),
  new ModelFileError('marts/a.sql'),
  new ModelFileError('marts/a.sql', Object.assign(new Error('none'), { code: 'ENOENT' })),
  new ModelFileError('marts/a.sql', CAUSE),
  new SideFailedError('main', DAY, new CodedError('models.failed', 'a: no b', { hint: 'mend a', details: { a: 1 } })),
  new SideFailedError('main', DAY, new CodedError('models.failed', 'a: no b')),
  new CheckUnreadableError('a.unique', CAUSE),
  new WarehouseConflictError('a/day=1/part.parquet', CAUSE),
  new DaysLeftError([DAY, '2026-11-23'], 1),
  new DaysLeftError(ELEVEN, 2),
  new DaysFailedError([FAILURE, FAILURE], []),
  new DaysFailedError(Array(12).fill(FAILURE), []),
];

test('what is told of each error, and what to do about it', () => {
  const told = all().map(
    ({ code, message, hint, details }) => `${code}: ${message}\n  ${hint}\n  ${JSON.stringify(details)}`,
  );
  expect(`\n${told.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    event.invalid: no such task
      send {}, {"scheduled_time": "..."}, {"dates": ["2026-11-22"]} or {"from": "...", "to": "..."}
      {}
    check.failed: check a.unique failed on a row
      repair the rows or the model, then transform the day again with force
      {"check":"a.unique","failures":1,"examples":[{"id":1}]}
    check.failed: check a.unique failed on 2 rows
      repair the rows or the model, then transform the day again with force
      {"check":"a.unique","failures":2,"examples":[]}
    rows.miscounted: DynamoDB counted 3 rows but 2 were loaded
      transform the day again; if it stays so, the reader is wrong
      {"counted":3,"loaded":2}
    drift.found: rows is 7, expected about 1440; completeness is 0.5, expected about 1
      if the change is right, accept it: pnpm elt transform --date <day> --force --accept-drift
      {"findings":[{"metric":"rows","value":7,"expected":1440,"score":-34},{"metric":"completeness","value":0.5,"expected":1,"score":-30}]}
    sql.statements: there is no statement
      give it as an argument or on stdin
      {"count":0}
    sql.statements: 2 statements where one is taken
      give one statement at a time
      {"count":2}
    sql.long_row: a row has up to 9000 characters
      name fewer columns, or a part of a long text, such as left(text, 100)
      {"characters":9000}
    sql.writes: a statement can write or attach no file
      give a statement that reads, such as a select
      {}
    day.not_recorded: 2026-11-22 has not been transformed
      transform it first: pnpm elt transform --date 2026-11-22
      {"date":"2026-11-22"}
    day.not_recorded: 2026-11-22 is recorded as failed
      transform it first: pnpm elt transform --date 2026-11-22
      {"date":"2026-11-22","status":"failed"}
    day.empty: 2026-11-22 has no row that can be used, so there is nothing to compare
      see its rejected rows: pnpm elt runs, or transform it again after a repair: pnpm elt transform --date 2026-11-22 --force
      {"date":"2026-11-22"}
    ledger.conflict: another run recorded 2026-11-22 in the meantime
      transform the day again
      {"date":"2026-11-22"}
    ledger.unreadable: the record of 2026-11-22 cannot be read: rows: missing; newer
      a newer version may have written it: update, or delete the item and transform the day again
      {"date":"2026-11-22","problems":["rows: missing","newer"]}
    settings.unreadable: how the data is kept cannot be read: sources: empty; newer
      a newer version may have written it: update, or deploy the stack again
      {"problems":["sources: empty","newer"]}
    ledger.refused: the record of 2026-11-22 was refused: the cause
      a record without the figures of the day is written instead; look at what the day holds
      {"date":"2026-11-22"}
    day.out_of_time: the invocation ended before the day was done
      run it from the command line (pnpm elt backfill), give the function more time, or raise rawCapacity
      {}
    rows.gone: 2026-11-22 had 5 usable rows and has none now
      if they were deleted on purpose, or are rightly rejected, delete the item of the ledger too, then transform the day again
      {"date":"2026-11-22","rows":5}
    dynamodb.broken_answer: the answer of DynamoDB does not end
      run it again; if it stays so, look at what stands between this machine and DynamoDB
      {}
    models.failed: the view a: Binder Error: no b
      look at what it reads of the models
      {}
    models.failed: the model a: the cause
      repair it, then run it again; pnpm elt dev shows the place, and builds again at each save
      {}
    models.missing: marts/a.sql: there is no such file
      write its select there, or take it out of manifest.ts
      {}
    models.missing: marts/a.sql: there is no such file
      write its select there, or take it out of manifest.ts
      {}
    models.missing: marts/a.sql: the cause
      write its select there, or take it out of manifest.ts
      {}
    diff.models: main cannot build 2026-11-22: a: no b
      mend a
      {"a":1,"label":"main","date":"2026-11-22"}
    diff.models: main cannot build 2026-11-22: a: no b
      name another version with --base
      {"label":"main","date":"2026-11-22"}
    models.check: check a.unique: the cause
      correct the check in manifest.ts, or the model that it is about
      {"check":"a.unique"}
    warehouse.conflict: another run wrote a/day=1/part.parquet in the meantime
      transform the day again
      {"key":"a/day=1/part.parquet"}
    transform.days_left: one day done, 2 found no time: 2026-11-22, 2026-11-23
      the next run goes on with them; at once: pnpm elt backfill --from 2026-11-22 --to 2026-11-23
      {"left":["2026-11-22","2026-11-23"],"done":1}
    transform.days_left: 2 days done, 11 found no time: 2026-11-11, 2026-11-12, 2026-11-13, 2026-11-14, 2026-11-15, 2026-11-16, 2026-11-17, 2026-11-18, 2026-11-19, 2026-11-20, and 1 more
      the next run goes on with them; at once: pnpm elt backfill --from 2026-11-11 --to 2026-11-21
      {"left":["2026-11-11","2026-11-12","2026-11-13","2026-11-14","2026-11-15","2026-11-16","2026-11-17","2026-11-18","2026-11-19","2026-11-20","2026-11-21"],"done":2}
    transform.failed: 2026-11-22: check.failed: check a failed on a row; 2026-11-22: check.failed: check a failed on a row
      the ledger has the details; the days are tried again at the next run
      {"failures":[{"date":"2026-11-22","code":"check.failed","message":"check a failed on a row"},{"date":"2026-11-22","code":"check.failed","message":"check a failed on a row"}]}
    transform.failed: 2026-11-22: check.failed: check a failed on a row; 2026-11-22: check.failed: check a failed on a row; 2026-11-22: check.failed: check a failed on a row; 2026-11-22: check.failed: check a failed on a row; 2026-11-22: check.failed: check a failed on a row; 2026-11-22: check.failed: check a failed on a row; 2026-11-22: check.failed: check a failed on a row; 2026-11-22: check.failed: check a failed on a row; 2026-11-22: check.failed: check a failed on a row; 2026-11-22: check.failed: check a failed on a row; and 2 more
      the ledger has the details; the days are tried again at the next run
      {"failures":[{"date":"2026-11-22","code":"check.failed","message":"check a failed on a row"},{"date":"2026-11-22","code":"check.failed","message":"check a failed on a row"},{"date":"2026-11-22","code":"check.failed","message":"check a failed on a row"},{"date":"2026-11-22","code":"check.failed","message":"check a failed on a row"},{"date":"2026-11-22","code":"check.failed","message":"check a failed on a row"},{"date":"2026-11-22","code":"check.failed","message":"check a failed on a row"},{"date":"2026-11-22","code":"check.failed","message":"check a failed on a row"},{"date":"2026-11-22","code":"check.failed","message":"check a failed on a row"},{"date":"2026-11-22","code":"check.failed","message":"check a failed on a row"},{"date":"2026-11-22","code":"check.failed","message":"check a failed on a row"},{"date":"2026-11-22","code":"check.failed","message":"check a failed on a row"},{"date":"2026-11-22","code":"check.failed","message":"check a failed on a row"}]}
    "
  `);
});

test('each is told on one line, with a hint and under its own name', () => {
  for (const error of all()) {
    expect(error.message).toMatch(/^.{5,}$/);
    expect(error.hint).toMatch(/^.{5,}$/);
    expect(error.name).toBe(error.constructor.name);
  }
});

test('what an error was made of goes along', () => {
  const failed = new DaysFailedError([FAILURE], [], CAUSE);
  expect([failed.failures, failed.done, failed.cause]).toEqual([[FAILURE], [], CAUSE]);
  expect(new errors.BrokenAnswerError('is odd').$retryable).toEqual({});
  expect(new errors.LedgerRecordError(DAY, [], CAUSE)).toMatchObject({ date: DAY, cause: CAUSE });
  const model = new ModelFailedError('the model a', 'marts/a.sql', 'select 1', CAUSE);
  expect(model).toMatchObject({ path: 'marts/a.sql', sql: 'select 1', linesBefore: 1, cause: CAUSE });
  expect(new ModelError('the view a', CAUSE, 'look there')).toMatchObject({ linesBefore: 0, hint: 'look there' });
});
