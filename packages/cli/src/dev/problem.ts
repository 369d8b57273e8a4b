import { CodedError, messageOf, visible } from '@quote-elt/runtime';
import { ModelFailedError } from '@quote-elt/transform';
import stringWidth from 'string-width';
import { readMessage } from './duckdb-message.ts';
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

/** The head of a statement stands on a line of its own before the select. */
const LINES_BEFORE = 1;

/** What is shown of an error of a build. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ModelFailedError) return failedModel(error);
  const { code, hint } = error instanceof CodedError ? error : { code: 'internal', hint: undefined };
  return { code, place: undefined, lines: messageOf(error).split('\n').map(visible), hint };
}

function failedModel({ code, path, sql, cause }: ModelFailedError): Problem {
  const message = readMessage(cause.message);
  const at = placeInFile(message, sql, LINES_BEFORE);
  const { pointer } = message;
  const head = pointer && `LINE ${pointer.line - LINES_BEFORE}: `;
  return {
    code,
    place: at === undefined ? path : `${path}:${at.line}:${at.column}`,
    lines: [
      ...message.text.split('\n').map(visible),
      ...(pointer === undefined || head === undefined || at === undefined
        ? []
        : [`${head}${visible(pointer.shown)}`, `${' '.repeat(caretAt(head, pointer))}^`]),
    ],
    hint: undefined,
  };
}

/** Where the caret stands below a line in which what cannot be seen is written out. */
function caretAt(head: string, { shown, at }: { readonly shown: string; readonly at: number }): number {
  return stringWidth(`${head}${visible(shown.slice(0, at))}`);
}
