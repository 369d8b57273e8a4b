import { CodedError, hasCode, messageOf } from '@quote-elt/runtime';
import { tellDuckDb } from './tell-duckdb.ts';

/** DuckDB refuses a model, a view or a check (`model.failed`); `what` names it, with its file. */
export class ModelError extends CodedError {
  constructor(what: string, cause: Error) {
    const { message, excerpt } = tellDuckDb(cause.message);
    super('model.failed', `${what}: ${message}`, { hint: 'repair its select, then run it again', excerpt, cause });
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
