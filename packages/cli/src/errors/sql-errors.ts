import { CodedError, messageOf } from '@quote-elt/runtime';
import { TABLE_NAMES } from '../tables/known-tables.ts';
import { tellDuckDb } from './tell-duckdb.ts';

/** The statement could not be run (`sql.failed`); its excerpt has the candidates and the caret of DuckDB. */
export class SqlError extends CodedError {
  constructor(cause: unknown) {
    const { message, excerpt } = tellDuckDb(messageOf(cause));
    // Where no table is missing, the list would hide what is wrong.
    const known = /\btable with name\b/i.test(message)
      ? `tables: ${TABLE_NAMES.join(', ')}`
      : 'the prompt of elt sql shows tables and columns by .tables and .schema';
    const hint = `${known}; nothing can be written`;
    super('sql.failed', message, { hint, excerpt, cause });
  }
}

/** A file cannot be written where an export wants it (`sql.target`). */
export class ExportTargetError extends CodedError {
  constructor(target: string, why: string, hint: string, cause?: unknown) {
    super('sql.target', `cannot write ${target}: ${why}`, { hint, cause });
  }
}
