import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { hasCode, makeFolders } from '@quote-elt/runtime';
import { describeError } from '../errors/describe-error.ts';
import { InterruptedError } from '../errors/interrupted-error.ts';
import type { Terminal } from '../terminal/terminal.ts';

const HISTORY_LINES = 500;

/**
 * Asks for statements, one a line, until the input ends or says `exit`; remembers them under the data folder. Throws
 * InterruptedError once the signal is aborted.
 */
export async function promptStatements(
  terminal: Terminal,
  dataFolder: string,
  input: NodeJS.ReadableStream,
  run: (sql: string) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const historyFile = join(dataFolder, 'sql_history');
  const history = await readHistory(historyFile);
  const prompt = createInterface({
    input,
    output: process.stderr,
    history,
    historySize: HISTORY_LINES,
    prompt: 'sql> ',
    signal,
  });
  // On a terminal readline takes the key: for the process it is still a Ctrl-C.
  prompt.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  prompt.prompt();
  for await (const line of prompt) {
    const sql = line.trim();
    if (sql === 'exit' || sql === 'quit') break;
    if (sql !== '') {
      // A stack has no folder on this machine, unless one was made before.
      await makeFolders(dataFolder);
      await appendFile(historyFile, `${sql}\n`);
      await run(sql).catch((error: unknown) => {
        if (signal.aborted) throw error;
        for (const told of describeError(error, false)) terminal.err(told);
      });
    }
    prompt.prompt();
  }
  prompt.close();
  if (signal.aborted) throw new InterruptedError(signal);
}

/** Newest first, as readline wants it; a folder without a history has none. */
async function readHistory(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return '';
    throw error;
  });
  return text.split('\n').filter(Boolean).reverse().slice(0, HISTORY_LINES);
}
