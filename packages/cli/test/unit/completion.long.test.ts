import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { describe, expect, test } from 'vitest';
import { bashScript } from '../../src/completion/bash-script.ts';
import { type CommandWords, commandWords } from '../../src/completion/command-words.ts';
import { fishScript } from '../../src/completion/fish-script.ts';
import { zshScript } from '../../src/completion/zsh-script.ts';
import { createProgram } from '../../src/program.ts';
import { capturedTerminal, elt, NOW, withDataFolder } from '../support.ts';
import { UNIX } from '../unix.ts';

const { terminal } = capturedTerminal(100);
const again = async () => ({ out: [], err: [] });
const WORDS = commandWords(createProgram({ terminal, now: () => NOW, signal: new AbortController().signal, again }));
const name = ({ path }: CommandWords) => path.join(' ') || 'elt';

/** What bash offers for the last of some words, by the script that `elt completion bash` prints. */
async function offered(words: readonly string[], cwd = import.meta.dirname): Promise<string[]> {
  const script = (await elt(['completion', 'bash'])).out.join('\n');
  const ask = `eval "$1"; shift; COMP_WORDS=(elt "$@"); COMP_CWORD=$#; _elt; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', ask, 'bash', script, ...words], { cwd, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter(Boolean);
}

describe.runIf(UNIX)('bash', () => {
  test.each(WORDS.map((words) => [name(words), words] as const))('offers all that %s takes', async (_name, words) => {
    const { path, commands, options, argument } = words;
    expect(await offered([...path, '-'])).toEqual(options.flatMap(({ flags }) => flags));
    const all = await offered([...path, '']);
    expect(all).toEqual(expect.arrayContaining(commands.map((each) => each.name)));
    if (Array.isArray(argument)) expect(all).toEqual(expect.arrayContaining([...argument]));
  });

  test.each([
    [['ru'], ['runs']],
    [
      ['warehouse', 'p'],
      ['pull', 'publish'],
    ],
    [['--debug', 'warehouse', 'v'], ['verify']],
    [['completion', ''], expect.arrayContaining(['bash', 'zsh', 'fish'])],
    [['models', '--engine', ''], ['trino']],
    [['sql', '--from', ''], []],
    [['nonsense', '--ver'], ['--version']],
  ])('offers for %j what fits', async (words, fits) => {
    expect(await offered(words)).toEqual(fits);
  });

  test('offers folders and files where these are taken', async () => {
    await withDataFolder(async (folder) => {
      await mkdir(join(folder, 'a folder'));
      await writeFile(join(folder, 'a file'), '');
      expect(await offered(['runs', '--data', 'a'], folder)).toEqual(['a folder']);
      expect((await offered(['rows', 'put', 'a'], folder)).sort()).toEqual(['a file', 'a folder']);
      expect((await offered(['sql', '--parquet', 'a'], folder)).sort()).toEqual(['a file', 'a folder']);
    });
  });
});

test.each([
  ['bash', bashScript],
  ['zsh', zshScript],
  ['fish', fishScript],
] as const)('the script for %s knows every command and option, as they are', async (shell, make) => {
  const script = make(WORDS);
  expect((await elt(['completion', shell])).out.join('\n')).toBe(script.trimEnd());
  for (const { path, options } of WORDS) {
    if (path.length > 0) expect(script).toContain(`' ${path.join(' ')}'`.replaceAll("'", shell === 'fish' ? '' : "'"));
    for (const { flags } of options)
      for (const flag of flags) expect(script).toContain(shell === 'fish' ? flag.replace(/^-+/, '') : flag);
  }
});

test('what is said of an option may hold any mark', () => {
  const program = new Command('elt')
    .addOption(new Option('--a <text>', `it's "x": $(touch no) \\ \`no\``))
    .addOption(new Option('--b <one>').choices(['c', 'd']));
  const words = commandWords(program);
  expect(zshScript(words)).toContain(`'--a:it'\\''s "x"\\: $(touch no) \\\\ \`no\`'`);
  expect(fishScript(words)).toContain(`'it\\'s "x": $(touch no) \\\\ \`no\`'`);
  expect(words[0]?.options.map(({ value }) => value)).toEqual(['text', ['c', 'd'], 'nothing']);
});

test('zsh offers commands before a mark is typed, as it would not under -o', () => {
  expect(zshScript(WORDS)).toMatch(/^ {2}_describe elt found$/m);
});

test.each([
  ['zsh', ['-n']],
  ['fish', ['--no-execute']],
] as const)('%s reads its script, where it is installed', async (shell, flags) => {
  const script = (await elt(['completion', shell])).out.join('\n');
  const { error, status, stderr } = spawnSync(shell, flags, { input: script, encoding: 'utf8' });
  expect(error === undefined ? [status, stderr] : 'not installed').toEqual(
    error === undefined ? [0, ''] : 'not installed',
  );
});

test.each([[[]], [['tcsh']], [['bash', 'zsh']]])('completion %j is refused', async (argv) => {
  expect(await elt(['completion', ...argv])).toMatchObject({ code: 2, out: [] });
});
