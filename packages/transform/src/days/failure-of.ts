import { CodedError } from '@quote-elt/runtime';
import { explainError, type RunFailure } from '@quote-elt/shared';
import { z } from 'zod';
import { cutText } from '../ledger/cut-text.ts';

/** Longest code and message that a record keeps, in bytes of UTF-8. */
const MAX_CODE = 100;
const MAX_MESSAGE = 500;

/** What a record keeps of an error: its code, or the name of an error that has none, and one bounded line of its message. */
export function failureOf(error: unknown): Pick<RunFailure, 'code' | 'message'> {
  if (error instanceof z.ZodError) return bounded('contract.broken', explainError(error, 'a row of the day'));
  if (error instanceof CodedError) return bounded(error.code, error.message);
  if (error instanceof Error) return bounded(error.name, error.message);
  return bounded('unknown', String(error));
}

function bounded(code: string, message: string): Pick<RunFailure, 'code' | 'message'> {
  return { code: cutText(code, MAX_CODE), message: cutText(firstLine(message), MAX_MESSAGE) };
}

/** What comes first says most: DuckDB and the SDK add hints on further lines. */
function firstLine(text: string): string {
  return text.trim().split(/[\r\n\u2028\u2029]/)[0] ?? '';
}
