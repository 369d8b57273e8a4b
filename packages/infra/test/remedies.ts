import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseStackConfig } from '../src/checks/parse-config.ts';
import { type ConfigProblem, StackConfigError } from '../src/config/problem.ts';
import { rawConfig } from '../src/config/raw-config.ts';
import { OWNER } from './configs.ts';

/** The shell that takes commands apart; on Windows the one that comes with Git. */
const SHELL = process.platform === 'win32' ? join(process.env.ProgramFiles ?? '', 'Git', 'bin', 'sh.exe') : 'sh';

type Given = Readonly<Record<string, unknown>>;

/** What is wrong with a configuration of the stack dev. */
export function problemsOf(given: Given): readonly ConfigProblem[] {
  try {
    parseStackConfig(given, OWNER);
    return [];
  } catch (error) {
    if (error instanceof StackConfigError) return error.problems;
    throw error;
  }
}

/** The words of a command as the shell splits them. */
export function wordsOf(command: string): string[] {
  return execFileSync(SHELL, ['-c', `pulumi() { printf '%s\\n' "$@"; }; ${command}`], { encoding: 'utf8' })
    .split('\n')
    .slice(0, -1);
}

/** The configuration after a remedy was pasted, by the rules of `pulumi config`: values are texts, but for numbers and flags. */
export function afterRemedy(given: Given, remedy: string): Given {
  return remedy.split(' && ').reduce((config, command) => applied(config, wordsOf(command)), given);
}

function applied(given: Given, words: readonly string[]): Given {
  const [change = '', ...rest] = words.slice(words.indexOf('config') + 1);
  const [key = '', value = ''] = rest.filter((word) => word !== '--path');
  const [, list, place] = /^(\w+)\[(\d+)\]$/.exec(key) ?? [];
  if (change === 'rm') return Object.fromEntries(Object.entries(given).filter(([name]) => name !== key));
  if (list === undefined) return { ...given, ...rawConfig({ [`p:${key}`]: value }, 'p') };
  const items = [given[list] ?? []].flat();
  items[Number(place)] = value;
  return { ...given, [list]: items };
}
