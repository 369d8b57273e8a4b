import { asRecord, CodedError } from '@quote-elt/runtime';
import { tellDuckDb } from './tell-duckdb.ts';

/**
 * The lines that are shown below the message of an error: its own, or where DuckDB points in the model that it is about. Errors
 * of transform are known by what they hold, since a mistake in its models may keep its code from being loaded.
 */
export function excerptOf(error: unknown): readonly string[] {
  if (!(error instanceof CodedError)) return [];
  if (error.excerpt.length > 0) return error.excerpt;
  const { linesBefore } = asRecord(error) ?? {};
  if (typeof linesBefore === 'number' && error.cause instanceof Error)
    return tellDuckDb(error.cause.message, linesBefore).excerpt;
  return reasonsOf(error) > 1 ? [] : excerptOf(error.cause);
}

/** How many reasons an error tells: of several the place of one would be taken for that of all. */
function reasonsOf(error: CodedError): number {
  const { failures } = asRecord(error) ?? {};
  return Array.isArray(failures) ? new Set(failures.map((each) => asRecord(each)?.message)).size : 1;
}
