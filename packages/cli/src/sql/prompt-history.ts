import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolders } from '@quote-elt/runtime';

/** Lines that a prompt remembers. */
export const HISTORY_LINES = 500;

/** The lines that were typed at the prompts of a data folder. */
export interface PromptHistory {
  /** Newest first. */
  readonly lines: readonly string[];
  keep(line: string): Promise<void>;
}

/** What a prompt may show again: a control character in the file would be obeyed by the terminal. */
const isPlain = (line: string) => line.trim() !== '' && !/\p{Cc}/u.test(line);

/** Reads what was typed before. A history that cannot be read or written costs nobody the prompt: it is then forgotten with it. */
export async function openHistory(dataFolder: string): Promise<PromptHistory> {
  const file = join(dataFolder, 'sql_history');
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines = text.split('\n').filter(isPlain);
  const newest = lines.slice(-HISTORY_LINES);
  // Statements may hold what is nobody else's business.
  const mode = 0o600;
  if (lines.length > 2 * HISTORY_LINES)
    await writeFile(file, newest.map((line) => `${line}\n`).join(''), { mode }).catch(() => undefined);
  let isKept = true;
  return {
    lines: newest.toReversed(),
    async keep(line) {
      if (!isKept || !isPlain(line)) return;
      try {
        // A stack has no folder on this machine, unless one was made before.
        await makeFolders(dataFolder);
        await appendFile(file, `${line}\n`, { mode });
      } catch {
        isKept = false;
      }
    },
  };
}
