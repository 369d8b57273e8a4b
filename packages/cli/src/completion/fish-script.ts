import { type CommandWords, type OptionWord, type ValueKind, wordsAfter } from './command-words.ts';

/** The script by which fish completes `elt`. */
export function fishScript(commands: readonly CommandWords[]): string {
  return `# Completion of elt for fish: elt completion fish | source
function __elt_at
    set -l at ''
    for word in (commandline -opc)[2..-1]
        switch "$at $word"
            case ${commands.flatMap(({ path }) => (path.length === 0 ? [] : text(wordsAfter(path)))).join(' ')}
                set at "$at $word"
        end
    end
    test "$at" = "$argv[1]"
end
complete -c elt -f
${commands.flatMap(lines).join('\n')}
`;
}

function lines({ path, commands, options, argument }: CommandWords): string[] {
  const begin = `complete -c elt -n ${text(`__elt_at ${text(wordsAfter(path))}`)}`;
  const given = argument === 'nothing' || argument === 'text' ? [] : [`${begin} ${offer(argument)}`];
  return [
    ...commands.map(({ name, what }) => `${begin} -a ${name} -d ${text(what)}`),
    ...given,
    ...options.map((option) => `${begin} ${flagsOf(option)} -d ${text(option.what)}`),
  ];
}

function flagsOf({ flags, value }: OptionWord): string {
  const named = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  return [...named, ...(value === 'nothing' ? [] : ['-r', offer(value)])].filter(Boolean).join(' ');
}

function offer(kind: ValueKind): string {
  if (kind === 'file') return '-F';
  if (kind === 'folder') return `-a ${text('(__fish_complete_directories)')}`;
  if (kind === 'text' || kind === 'nothing') return '';
  return `-a ${text(kind.join(' '))}`;
}

/** A text as fish takes it, whatever it holds. */
function text(given: string): string {
  return `'${given.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
