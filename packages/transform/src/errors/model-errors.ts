import { CodedError, hasCode, messageOf } from '@quote-elt/runtime';

/** DuckDB refuses what reads the models (`models.failed`); `what` names it, and `cause` is what DuckDB says. */
export class ModelError extends CodedError {
  override readonly cause: Error;
  /** Lines of the statement before those that `what` names: DuckDB counts them. */
  readonly linesBefore: number = 0;

  constructor(what: string, cause: Error, hint = 'look at what it reads of the models') {
    const [message = ''] = cause.message.split('\n');
    super('models.failed', `${what}: ${message}`, { hint, cause });
    this.cause = cause;
  }
}

/** The head of a statement stands on a line of its own before a select. */
const HEAD_LINES = 1;

/** The same of a select of the models folder, which is built below a head of one line. */
export class ModelFailedError extends ModelError {
  /** Where the select lies under the models folder. */
  readonly path: string;
  /** The text of the select. */
  readonly sql: string;
  override readonly linesBefore = HEAD_LINES;

  constructor(what: string, path: string, sql: string, cause: Error) {
    super(what, cause, 'repair it, then run it again; pnpm elt dev shows the place, and builds again at each save');
    this.path = path;
    this.sql = sql;
  }
}

/** The file of a model cannot be read (`models.missing`). */
export class ModelFileError extends CodedError {
  constructor(what: string, cause?: unknown) {
    const why = cause === undefined || hasCode(cause, 'ENOENT') ? 'there is no such file' : messageOf(cause);
    super('models.missing', `${what}: ${why}`, {
      hint: 'write its select there, or take it out of manifest.ts',
      cause,
    });
  }
}

/** The manifest of a models folder cannot be loaded (`models.manifest`). */
export class ManifestError extends CodedError {}

/** One of two versions of the models does not build a day (`diff.models`). */
export class SideFailedError extends CodedError {
  constructor(label: string, date: string, cause: CodedError) {
    super('diff.models', `${label} cannot build ${date}: ${cause.message}`, {
      hint: cause.hint ?? 'name another version with --base',
      details: { ...cause.details, label, date },
      excerpt: cause.excerpt,
      cause,
    });
  }
}

/** A check that the manifest lists cannot be read (`models.check`): it names what its model does not have. */
export class CheckUnreadableError extends CodedError {
  constructor(check: string, cause: Error) {
    super('models.check', `check ${check}: ${cause.message}`, {
      hint: 'correct the check in manifest.ts, or the model that it is about',
      details: { check },
      cause,
    });
  }
}
