import { type CommandWords, type ValueKind, wordsAfter } from './command-words.ts';
import { marked } from './marked.ts';

/** The script by which zsh completes `elt`. */
export function zshScript(commands: readonly CommandWords[]): string {
  return `#compdef elt
# Completion of elt for zsh: source <(elt completion zsh)
_elt() {
  local at='' word prev=\${words[CURRENT-1]}
  local -a found
  for word in \${words[2,CURRENT-1]}; do
    case "$at $word" in
      (${commands.flatMap(({ path }) => (path.length === 0 ? [] : marked(wordsAfter(path)))).join('|')}) at="$at $word" ;;
    esac
  done
  case "$at $prev" in
${commands.flatMap(values).join('\n')}
  esac
  case "$at" in
${commands.map(words).join('\n')}
  esac
  _describe elt found
}
compdef _elt elt
`;
}

function values({ path, options }: CommandWords): string[] {
  return options.flatMap(({ flags, value }) =>
    value === 'nothing'
      ? []
      : `    (${flags.map((flag) => marked(`${wordsAfter(path)} ${flag}`)).join('|')}) ${offer(value)}return ;;`,
  );
}

function words({ path, commands, options, argument }: CommandWords): string {
  const all = [
    ...commands.map(({ name, what }) => described(name, what)),
    ...options.flatMap(({ flags, what }) => flags.map((flag) => described(flag, what))),
  ];
  return `    (${marked(wordsAfter(path))}) ${offer(argument)}found=(${all.join(' ')}) ;;`;
}

function described(word: string, what: string): string {
  return marked(`${word}:${what.replaceAll('\\', '\\\\').replaceAll(':', '\\:')}`);
}

function offer(kind: ValueKind): string {
  if (kind === 'file') return '_files; ';
  if (kind === 'folder') return '_files -/; ';
  if (kind === 'text' || kind === 'nothing') return '';
  return `compadd -- ${kind.map(marked).join(' ')}; `;
}
