import { CodedError, messageOf } from '@quote-elt/runtime';
import type { DriftFinding } from '@quote-elt/shared';

/** The event is not one that transform knows (`event.invalid`). */
export class InvalidEvent extends CodedError {
  constructor(message: string, cause?: unknown) {
    super('event.invalid', message, {
      hint: 'send {}, {"scheduled_time": "..."}, {"dates": ["2026-11-22"]} or {"from": "...", "to": "..."}',
      cause,
    });
  }
}

/** An error-level check found rows that break it (`check.failed`); `details` has up to five of them. */
export class CheckFailedError extends CodedError {
  constructor(check: string, failures: number, examples: readonly unknown[]) {
    super('check.failed', `check ${check} failed on ${failures === 1 ? 'a row' : `${failures} rows`}`, {
      hint: 'repair the rows or the model, then transform the day again with force',
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
      hint: 'if the change is right, accept it: pnpm elt transform --date <day> --force --accept-drift',
      details: { findings },
    });
  }
}

/** A text holds no statement, or more than one (`sql.statements`). */
export class StatementCountError extends CodedError {
  constructor(count: number) {
    super('sql.statements', count === 0 ? 'there is no statement' : `${count} statements where one is taken`, {
      hint: count === 0 ? 'give it as an argument or on stdin' : 'give one statement at a time',
      details: { count },
    });
  }
}

/** A row of a result is longer than there is room for (`sql.long_row`). */
export class RowTooLongError extends CodedError {
  constructor(characters: number) {
    super('sql.long_row', `a row has up to ${characters} characters`, {
      hint: 'name fewer columns, or a part of a long text, such as left(text, 100)',
      details: { characters },
    });
  }
}

/** A statement would write or attach files (`sql.writes`). */
export class StatementWritesError extends CodedError {
  constructor() {
    super('sql.writes', 'a statement can write or attach no file', {
      hint: 'give a statement that reads, such as a select',
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

/** No row of the day can be used, so that it has no marts (`day.empty`). */
export class DayEmptyError extends CodedError {
  constructor(date: string) {
    super('day.empty', `${date} has no row that can be used, so there is nothing to compare`, {
      hint: `see its rejected rows: pnpm elt runs, or transform it again after a repair: pnpm elt transform --date ${date} --force`,
      details: { date },
    });
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
  /** The range key of the item. */
  readonly date: string;

  constructor(date: string, problems: readonly string[], cause: unknown) {
    super('ledger.unreadable', `the record of ${date} cannot be read: ${problems.join('; ')}`, {
      hint: 'a newer version may have written it: update, or delete the item and transform the day again',
      details: { date, problems },
      cause,
    });
    this.date = date;
  }
}

/** The settings in the ledger are not ones that this version knows (`settings.unreadable`). */
export class SettingsError extends CodedError {
  constructor(problems: readonly string[], cause: unknown) {
    super('settings.unreadable', `how the data is kept cannot be read: ${problems.join('; ')}`, {
      hint: 'a newer version may have written it: update, or deploy the stack again',
      details: { problems },
      cause,
    });
  }
}

/** DynamoDB cannot hold a run record, or refuses it (`ledger.refused`). */
export class LedgerRefusedError extends CodedError {
  constructor(date: string, cause: unknown) {
    super('ledger.refused', `the record of ${date} was refused: ${messageOf(cause)}`, {
      hint: 'a record without the figures of the day is written instead; look at what the day holds',
      details: { date },
      cause,
    });
  }
}

/** The invocation ended before the day was done (`day.out_of_time`). */
export class DayOutOfTimeError extends CodedError {
  constructor() {
    super('day.out_of_time', 'the invocation ended before the day was done', {
      hint: 'run it from the command line (pnpm elt backfill), give the function more time, or raise rawCapacity',
    });
  }
}

/** A day that had usable rows has none any more (`rows.gone`): what is known of it is kept. */
export class RowsGoneError extends CodedError {
  constructor(date: string, rows: number) {
    super('rows.gone', `${date} had ${rows} usable rows and has none now`, {
      hint: 'if they were deleted on purpose, or are rightly rejected, delete the item of the ledger too, then transform the day again',
      details: { date, rows },
    });
  }
}

/**
 * An answer of DynamoDB is not what it sent, or not all of it (`dynamodb.broken_answer`). Thrown within a request it is
 * retried by the SDK like a broken connection.
 */
export class BrokenAnswerError extends CodedError {
  readonly $retryable = {};

  constructor(what: string, cause?: unknown) {
    super('dynamodb.broken_answer', `the answer of DynamoDB ${what}`, {
      hint: 'run it again; if it stays so, look at what stands between this machine and DynamoDB',
      cause,
    });
  }
}
