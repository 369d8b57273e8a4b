import { type CommandWords, type ValueKind, wordsAfter } from './command-words.ts';

/** The script by which bash, 3.2 or newer, completes `elt`. */
export function bashScript(commands: readonly CommandWords[]): string {
  return `# Completion of elt for bash: source <(elt completion bash)
_elt() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} at='' words='' i IFS=$' \\n'
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at \${COMP_WORDS[i]}" in
      ${commands.flatMap(({ path }) => (path.length === 0 ? [] : `'${wordsAfter(path)}'`)).join(' | ')}) at="$at \${COMP_WORDS[i]}" ;;
    esac
  done
  case "$at $prev" in
${commands.flatMap(values).join('\n')}
  esac
  case "$at" in
${commands.map(words).join('\n')}
  esac
  COMPREPLY+=($(compgen -W "$words" -- "$cur"))
}
_elt_paths() {
  local IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen "$1" -- "$cur"))
}
complete -F _elt elt
`;
}

/** What comes after the options of a command that take something. */
function values({ path, options }: CommandWords): string[] {
  return options.flatMap(({ flags, value }) =>
    value === 'nothing'
      ? []
      : `    ${flags.map((flag) => `'${wordsAfter(path)} ${flag}'`).join(' | ')}) ${offer(value)}return ;;`,
  );
}

/** What comes after a command: what it may be given, other commands, and its options. */
function words({ path, commands, options, argument }: CommandWords): string {
  const all = [...commands.map(({ name }) => name), ...options.flatMap(({ flags }) => flags)];
  const given = argument === 'nothing' ? '' : `[[ $cur == -* ]] || { ${offer(argument)}:; }; `;
  return `    '${wordsAfter(path)}') ${given}words='${all.join(' ')}' ;;`;
}

function offer(kind: ValueKind): string {
  if (kind === 'file') return '_elt_paths -f; ';
  if (kind === 'folder') return '_elt_paths -d; ';
  if (kind === 'text' || kind === 'nothing') return '';
  return `COMPREPLY=($(compgen -W '${kind.join(' ')}' -- "$cur")); `;
}
