import { CodedError, showForeign } from '@quote-elt/runtime';
import type { DriftFinding } from '@quote-elt/shared';

/** The event is none that transform knows (`event.invalid`). */
export class InvalidEvent extends CodedError {
  constructor(message: string, cause?: unknown) {
    super('event.invalid', message, {
      hint: 'send {}, {"scheduled_time": "..."}, {"dates": ["2026-11-22"]} or {"from": "...", "to": "..."}',
      cause,
    });
  }
}

/** How much of the rows that break a check its error shows, in UTF-16 units. */
const SHOWN_EXAMPLES = 1000;

/** An error-level check found rows that break it (`check.failed`); `details` has up to five of them. */
export class CheckFailedError extends CodedError {
  constructor(check: string, failures: number, examples: readonly unknown[]) {
    super('check.failed', `check ${check} failed on ${failures} rows: ${showForeign(examples, SHOWN_EXAMPLES)}`, {
      hint: 'mend the rows or the model, then transform the day again with force',
      details: { check, failures, examples },
    });
  }
}

/** Fewer or more rows were loaded than DynamoDB counted (`rows.miscounted`). */
export class RowsMiscountedError extends CodedError {
  constructor(counted: number, loaded: number) {
    super('rows.miscounted', `DynamoDB counted ${counted} rows but ${loaded} were loaded`, {
      hint: 'transform the day again; if it stays so, the reader is wrong',
      details: { counted, loaded },
    });
  }
}

/** The day's figures are far from those of the days before (`drift.found`), where that is set to fail a day. */
export class DriftError extends CodedError {
  constructor(findings: readonly DriftFinding[]) {
    const told = findings.map(({ metric, value, expected }) => `${metric} is ${value}, expected about ${expected}`);
    super('drift.found', told.join('; '), {
      hint: 'if the change is right, transform the day with ELT_FAIL_ON_DRIFT=false',
      details: { findings },
    });
  }
}

/** A text holds no statement, or more than one (`sql.statements`). */
export class StatementCountError extends CodedError {
  constructor(count: number) {
    super('sql.statements', count === 0 ? 'there is no statement' : `${count} statements where one is taken`, {
      hint: 'give one statement at a time',
      details: { count },
    });
  }
}

/** No run of the day has succeeded (`day.not_recorded`). */
export class DayNotRecordedError extends CodedError {
  constructor(date: string, status: string | undefined) {
    super(
      'day.not_recorded',
      `${date} ${status === undefined ? 'has not been transformed' : `is recorded as ${status}`}`,
      {
        hint: `transform it first: pnpm elt transform --date ${date}`,
        details: { date, status },
      },
    );
  }
}

/** Another run of the same day wrote the ledger first (`ledger.conflict`). */
export class LedgerConflictError extends CodedError {
  constructor(date: string) {
    super('ledger.conflict', `another run recorded ${date} in the meantime`, {
      hint: 'transform the day again',
      details: { date },
    });
  }
}

/** A ledger item is no run record that this version knows (`ledger.unreadable`). */
export class LedgerRecordError extends CodedError {
  constructor(date: string, problems: readonly string[], cause: unknown) {
    super('ledger.unreadable', `the record of ${date} cannot be read: ${problems.join('; ')}`, {
      hint: 'a newer version may have written it: update, or delete the item and transform the day again',
      details: { date, problems },
      cause,
    });
  }
}

/** At least one day could not be transformed (`transform.failed`); thrown after the other days are done. */
export class DaysFailedError extends CodedError {
  constructor(failures: readonly { date: string; error: string }[], cause?: unknown) {
    super('transform.failed', failures.map(({ date, error }) => `${date}: ${error}`).join('; '), {
      hint: 'the ledger has the details; the days are tried again at the next run',
      details: { failures },
      cause,
    });
  }
}
