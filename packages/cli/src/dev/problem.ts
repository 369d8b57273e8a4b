import { CodedError, messageOf, visible } from '@quote-elt/runtime';
import { ModelFailedError } from '@quote-elt/transform';
import { readMessage } from '../errors/duckdb-message.ts';
import { tellDuckDb } from '../errors/tell-duckdb.ts';
import { placeInFile } from './place-in-file.ts';

/** Why a build failed, ready to be shown: each line holds only what a terminal prints. */
export interface Problem {
  readonly code: string;
  /** The file below the models folder, with line and column where they are known: `marts/x.sql:3:7`. */
  readonly place: string | undefined;
  /** What DuckDB says, with the line that it means and a caret. */
  readonly lines: readonly string[];
  readonly hint: string | undefined;
}

/** What is shown of an error of a build. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ModelFailedError) return failedModel(error);
  const { code, hint } = error instanceof CodedError ? error : { code: 'internal', hint: undefined };
  return { code, place: undefined, lines: messageOf(error).split('\n').map(visible), hint };
}

function failedModel({ code, path, sql, cause, linesBefore }: ModelFailedError): Problem {
  const at = placeInFile(readMessage(cause.message), sql, linesBefore);
  const { message, excerpt } = tellDuckDb(cause.message, linesBefore);
  return {
    code,
    place: at === undefined ? path : `${path}:${at.line}:${at.column}`,
    lines: [message, ...excerpt],
    hint: undefined,
  };
}
