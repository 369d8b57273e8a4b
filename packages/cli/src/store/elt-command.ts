import { DEFAULT_DATA_FOLDER, type StoreOptions } from './store-options.ts';

/** A command line that can be pasted: the words, and the tables that the command now running works on. */
export function eltCommand(where: StoreOptions, ...words: readonly string[]): string {
  return ['pnpm elt', ...words.map(shellWord), ...placeWords(where)].join(' ');
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

/** A word as a POSIX shell reads it back. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
