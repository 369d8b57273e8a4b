import { addAbortSignal } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Terminal } from '../terminal/terminal.ts';
import { ROWS_SHOWN } from './print-rows.ts';
import { type PromptActions, promptStatements } from './prompt.ts';
import { openHistory } from './prompt-history.ts';

/** How many rows are shown at most, and how to see the others. */
interface Shown {
  readonly limit: number;
  readonly seeAll: string;
}

/** What runs statements: DuckDB over days on this machine, or the Athena of a stack. The signals ask to stop. */
export interface StatementEngine extends Pick<PromptActions, 'describe'> {
  readonly run: (sql: string, shown: Shown, signal: AbortSignal) => Promise<void>;
}

/** Where statements come from, and how much of their rows is shown. */
export interface StatementPlace {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  /** The folder in which the prompt keeps its history. */
  readonly folder: string;
  readonly all: boolean;
}

/** Runs the statement that is given; without one those of the prompt on a terminal, else the one that stdin holds. */
export async function eachStatement(
  statement: string | undefined,
  { terminal, signal, folder, all }: StatementPlace,
  { run, describe }: StatementEngine,
): Promise<void> {
  const atPrompt = statement === undefined && process.stdin.isTTY;
  const seeAll = atPrompt ? '.all shows every row' : '--all prints every row';
  let limit = all ? Number.POSITIVE_INFINITY : ROWS_SHOWN;
  const runShown = (sql: string, stop: AbortSignal) => run(sql, { limit, seeAll }, stop);
  const showAll = () => {
    limit = Number.POSITIVE_INFINITY;
  };
  if (statement !== undefined) return runShown(statement, signal);
  if (!atPrompt) return runShown(await text(addAbortSignal(signal, process.stdin)), signal);
  const place = { terminal, input: process.stdin, history: await openHistory(folder), signal };
  return promptStatements(place, { run: runShown, describe, showAll });
}
