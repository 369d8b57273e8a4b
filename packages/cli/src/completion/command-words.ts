import type { Command, Option } from 'commander';

/** What may stand after an option or as an argument. */
export type ValueKind = 'nothing' | 'text' | 'file' | 'folder' | readonly string[];

/** An option in its long and short form. */
export interface OptionWord {
  readonly flags: readonly string[];
  readonly what: string;
  readonly value: ValueKind;
}

/** What may be typed after a command: the words that lead to it stand in `path`. */
export interface CommandWords {
  readonly path: readonly string[];
  readonly commands: readonly { readonly name: string; readonly what: string }[];
  readonly options: readonly OptionWord[];
  readonly argument: ValueKind;
}

/** Every command of a program, itself first, each with what its help shows. */
export function commandWords(command: Command, path: readonly string[] = []): CommandWords[] {
  const help = command.createHelp();
  const shown = help.visibleCommands(command);
  const [argument] = command.registeredArguments;
  const words: CommandWords = {
    path,
    commands: shown.map((each) => ({ name: each.name(), what: help.subcommandDescription(each) })),
    options: help.visibleOptions(command).map(optionWord),
    argument: argument === undefined ? 'nothing' : (argument.argChoices ?? kindOf(argument.name())),
  };
  // The command `help` is none of the program's own, and takes the name of another one.
  return [words, ...command.commands.flatMap((each) => commandWords(each, [...path, each.name()]))];
}

/** The words that lead to a command as the scripts compare them, each with a space before it. */
export function wordsAfter(path: readonly string[]): string {
  return path.map((word) => ` ${word}`).join('');
}

function optionWord({ long, short, description, required, optional, argChoices, flags }: Option): OptionWord {
  const named = /[<[](\w+)/.exec(flags)?.[1] ?? '';
  return {
    flags: [long, short].filter((flag) => flag !== undefined),
    what: description,
    value: required || optional ? (argChoices ?? kindOf(named)) : 'nothing',
  };
}

function kindOf(name: string): ValueKind {
  return name === 'file' || name === 'folder' ? name : 'text';
}
