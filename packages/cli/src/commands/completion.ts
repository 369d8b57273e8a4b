import { Argument } from 'commander';
import { bashScript } from '../completion/bash-script.ts';
import { commandWords } from '../completion/command-words.ts';
import { fishScript } from '../completion/fish-script.ts';
import { zshScript } from '../completion/zsh-script.ts';
import { type AddCommand, examples } from './context.ts';

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;
type Shell = keyof typeof SCRIPTS;

/** `elt completion`: what a shell needs to complete every command and option, made of what `--help` shows. */
export const addCompletion: AddCommand = (program, { terminal }) => {
  program
    .command('completion')
    .description('print the script by which a shell completes elt')
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(SCRIPTS)))
    .addHelpText('after', examples('elt completion bash'))
    .action((shell: Shell) => SCRIPTS[shell](commandWords(program)).trimEnd().split('\n').forEach(terminal.out));
};
