import { DEFAULT_DATA_FOLDER, type StoreOptions } from '../options/store-options.ts';

/** A command line that can be pasted: the words, and the tables that the command now running works on. */
export function eltCommand(where: StoreOptions, ...words: readonly string[]): string {
  return ['pnpm elt', ...words.map((word) => shellWord(word)), ...placeWords(where)].join(' ');
}

/** The words of the command that transforms the days from `from` to `to`. */
export function transformWords(from: string, to: string): string[] {
  return from === to ? ['transform', '--date', from] : ['backfill', '--from', from, '--to', to];
}

function placeWords({ data, stack }: StoreOptions): string[] {
  return [
    ...(stack === undefined ? [] : ['--stack', shellWord(stack)]),
    ...(data === DEFAULT_DATA_FOLDER
      ? []
      : data.startsWith('-')
        ? [`--data=${shellWord(data)}`]
        : ['--data', shellWord(data)]),
  ];
}

/**
 * A word as a shell of the system reads it back: a POSIX shell, or on Windows cmd and PowerShell, which between
 * double marks leave all alone but `%` and `$`.
 */
export function shellWord(word: string, platform: NodeJS.Platform = process.platform): string {
  // No path of Windows holds a double mark.
  if (platform === 'win32') return /^[\w@+=:./\\~-]+$/.test(word) ? word : `"${word}"`;
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
