import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/store/kept-settings.ts';
import { withStandInStack } from '../stand-in-stack.ts';
import { elt, NOW, withDataFolder } from '../support.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const PAGES = [...globSync('docs/*.md', { cwd: ROOT }), 'README.md', 'CONTRIBUTING.md'].sort();

/** The commands of ours in a page's shell blocks, in order, as arguments of `elt`. */
function commandsIn(page: string): string[][] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const lines = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => (block ?? '').split('\n'));
  return lines.flatMap((line) => {
    const command = line.replace(/#.*$/, '').trim();
    const found = /^(?:npx )?pnpm(?:@[\d.]+)?(?: -s)? (?:elt (?<elt>.+)|(?<script>(?:demo|drill)\b.*))$/.exec(command);
    const argv = found?.groups?.elt ?? found?.groups?.script;
    return argv === undefined ? [] : [words(argv)];
  });
}

/** The words of a command, as a shell splits them. */
function words(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

/** The same command on a folder of the test's own, in which the folder and the rows it names, if any, lie. */
function within(folder: string, command: readonly string[]): string[] {
  const argv = command.map((word) => (word.endsWith('.jsonl') ? join(folder, word) : word));
  const at = argv.indexOf('--data') + 1;
  if (at > 0) return argv.map((word, index) => (index === at ? join(folder, word) : word));
  return ['drill', 'completion'].includes(argv[0] ?? '') ? [...argv] : [...argv, '--data', folder];
}

/** Runs a command, and writes what it prints to the file that it names after `>`, as a shell would. */
async function run(command: readonly string[], now: Date) {
  const at = command.indexOf('>');
  if (at === -1) return outcomeOf(command, now);
  const outcome = await outcomeOf(command.toSpliced(at, 2), now);
  writeFileSync(command[at + 1] ?? '', outcome.out.join('\n'));
  return outcome;
}

/** What a command prints that would run until Ctrl-C, once it has done something: a tick came, or the models were built. */
const DONE: Readonly<Record<string, RegExp>> = { serve: / written from /, dev: /^[✔✘] / };

/** What a command does; what would run until Ctrl-C is given one after the first thing that it does. */
function outcomeOf(argv: readonly string[], now: Date) {
  const interrupt = new AbortController();
  const onOut = (line: string) => DONE[argv[0] ?? '']?.test(line) && interrupt.abort();
  return elt(argv, { now, signal: interrupt.signal, onOut });
}

/** An ordinary morning, and the first minutes after a leap day. A drill has a calendar of its own, and runs by the first one only. */
const CLOCKS = [NOW, new Date('2028-03-01T00:03:00Z')];
const RUNS = PAGES.filter((page) => commandsIn(page).length > 0).flatMap((page) =>
  CLOCKS.map((now) => ({ page, now, clock: now.toISOString() })),
);

test.each(RUNS)(
  'the commands of $page run in their order when it is $clock',
  async ({ page, now }) => {
    const follow = () =>
      withDataFolder(async (folder) => {
        for (const argv of commandsIn(page).filter(([command]) => command !== 'drill' || now === NOW)) {
          const { code, err } = await run(within(folder, argv), now);
          // To look for gaps is to find some, on a day of which an hour was ingested.
          const found = argv[0] === 'gaps' && err[0]?.startsWith('error[gaps.found]') === true;
          expect([argv.join(' '), code, code === 0 || found ? '' : err.join('\n')]).toEqual([
            argv.join(' '),
            found ? 1 : 0,
            '',
          ]);
        }
      });
    await withStandInStack(follow, DEFAULT_SETTINGS, now);
  },
  120_000,
);
