import { CodedError, hasCode, messageOf } from '@quote-elt/runtime';
import { tellDuckDb } from './tell-duckdb.ts';

/** DuckDB refuses a model, a view or a check (`model.failed`); `what` names it, with its file. */
export class ModelError extends CodedError {
  override readonly cause: Error;

  constructor(what: string, cause: Error) {
    const { message, excerpt } = tellDuckDb(cause.message);
    const hint = 'repair its select, then run it again; pnpm elt dev shows the place, and builds again at each save';
    super('model.failed', `${what}: ${message}`, { hint, excerpt, cause });
    this.cause = cause;
  }
}

/** The same of a select whose text is known, so that the place in its file can be shown. */
export class ModelFailedError extends ModelError {
  /** Where the select lies under the models folder. */
  readonly path: string;
  /** The text of the select. */
  readonly sql: string;

  constructor(what: string, path: string, sql: string, cause: Error) {
    super(what, cause);
    this.path = path;
    this.sql = sql;
  }
}

/** The file of a model cannot be read (`model.missing`). */
export class ModelFileError extends CodedError {
  constructor(what: string, cause: unknown) {
    const why = hasCode(cause, 'ENOENT') ? 'there is no such file' : messageOf(cause);
    super('model.missing', `${what}: ${why}`, {
      hint: 'write its select there, or take it out of the manifest: packages/transform/models',
      cause,
    });
  }
}
