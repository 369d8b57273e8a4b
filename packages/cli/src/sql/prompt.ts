import { createInterface, type Interface } from 'node:readline/promises';
import type { Row } from '@quote-elt/transform';
import { describeError } from '../errors/describe-error.ts';
import { InterruptedError } from '../errors/interrupted-error.ts';
import { SqlError } from '../errors/sql-errors.ts';
import { TABLE_NAMES } from '../tables/known-tables.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { dotCommand, isDotCommand, isDotCommandWithin } from './dot-command.ts';
import { HISTORY_LINES, type PromptHistory } from './prompt-history.ts';
import { takeStatements } from './take-statements.ts';

const PROMPT = 'sql> ';
const CONTINUED = '...> ';

/** What to do about a statement that cannot be run: the whole list of tables would hide what is wrong with it. */
const WHAT_TO_DO = '.tables shows what can be asked; nothing can be written';

/** What a prompt works on. */
export interface PromptPlace {
  readonly terminal: Terminal;
  readonly input: NodeJS.ReadableStream;
  /** Where lines are edited; what they give goes to the terminal. */
  readonly output?: NodeJS.WritableStream;
  readonly history: PromptHistory;
  /** Ends the prompt. */
  readonly signal: AbortSignal;
}

/** What is done with a statement; the signal asks to stop it. */
export interface PromptActions {
  readonly run: (sql: string, signal: AbortSignal) => Promise<void>;
  readonly describe: (sql: string, signal: AbortSignal) => Promise<readonly Row[]>;
  readonly showAll: () => void;
}

/**
 * Asks for statements, each ended by `;`, until the input ends or says `.quit`. Ctrl-C clears what is typed, stops the statement
 * that runs, and ends the prompt where it is pressed twice at an empty one. Throws InterruptedError once the signal is aborted.
 */
export async function promptStatements(place: PromptPlace, actions: PromptActions): Promise<void> {
  const { terminal, input, output = process.stderr, history, signal } = place;
  const prompt = createInterface({
    input,
    output,
    history: [...history.lines],
    historySize: HISTORY_LINES,
    removeHistoryDuplicates: true,
    completer: complete,
    prompt: PROMPT,
    signal,
  });
  let typed = '';
  let running: AbortController | undefined;
  let isAsked = false;
  let isClosed = false;
  let isQuit = false;
  prompt.on('close', () => {
    isClosed = true;
  });
  const ask = () => {
    // The input may have ended while a statement was running.
    if (isClosed) return;
    prompt.setPrompt(typed === '' ? PROMPT : CONTINUED);
    prompt.prompt();
  };
  // On a terminal readline takes the key from the process.
  prompt.on('SIGINT', () => {
    if (running?.signal.aborted) process.kill(process.pid, 'SIGINT');
    else if (running !== undefined) running.abort();
    else if (isAsked && typed === '' && prompt.line === '') prompt.close();
    else {
      isAsked = typed === '' && prompt.line === '';
      if (isAsked) terminal.err('(Ctrl-C once more ends it, and so do .quit and Ctrl-D)');
      typed = '';
      clearLine(prompt);
      ask();
    }
  });
  /** Does what was asked for; what is wrong with it is told, and ends nothing. */
  const attempt = async (work: (stop: AbortSignal) => Promise<void>) => {
    const stop = new AbortController();
    running = stop;
    try {
      await work(AbortSignal.any([signal, stop.signal]));
    } catch (error) {
      if (signal.aborted) throw error;
      if (stop.signal.aborted) terminal.err('the statement was stopped');
      else describeError(error, false, error instanceof SqlError ? WHAT_TO_DO : undefined).forEach(terminal.err);
    } finally {
      running = undefined;
    }
  };
  ask();
  for await (const line of prompt) {
    isAsked = false;
    await history.keep(line);
    if (typed === '' ? isDotCommand(line) : isDotCommandWithin(line) && !isWithinToken(typed)) {
      const quit = () => {
        isQuit = true;
      };
      await attempt((stop) =>
        dotCommand(line, { ...actions, describe: (sql) => actions.describe(sql, stop), quit }, terminal),
      );
    } else {
      const { statements, rest } = takeStatements(`${typed}${line}\n`);
      typed = rest;
      for (const sql of statements) await attempt((stop) => actions.run(sql, stop));
    }
    if (isQuit) break;
    ask();
  }
  prompt.close();
  if (signal.aborted) throw new InterruptedError(signal);
  if (typed !== '') terminal.err('the last statement was not run: it does not end with ;');
}

/** Whether a text that is typed ends within a text, a name between marks or a comment, where a line of commands is a part of it. */
function isWithinToken(typed: string): boolean {
  return takeStatements(`${typed};`).rest !== '';
}

function clearLine(prompt: Interface): void {
  prompt.write(null, { ctrl: true, name: 'e' });
  prompt.write(null, { ctrl: true, name: 'u' });
}

/** The names of tables that begin with the word that is typed. */
function complete(line: string): [string[], string] {
  const [word = ''] = /\w*$/.exec(line) ?? [];
  return [word === '' ? [] : TABLE_NAMES.filter((name) => name.startsWith(word)), word];
}
