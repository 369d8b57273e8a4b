import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stopAt } from './breakpoint.ts';
import { type CommandLine, commandLineOf, LAUNCHES, outcomeOf } from './launch.ts';
import { textOf } from './tracked-files.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'editor-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const VARIABLES = {
  'input:command': 'models --json',
  relativeFile: 'packages/ingest/test/unit/retry-after.test.ts',
  selectedText: 'a year of two digits is never',
};

/** The command line of a launch configuration, on tables of the test's own. */
function ownLine(name: string): CommandLine {
  const line = commandLineOf(name, VARIABLES);
  return { ...line, args: line.args.map((arg) => (arg.startsWith('.elt/') ? join(folder, arg) : arg)) };
}

/** The line of a file, from 1 on, on which a text stands. */
function lineOf(file: string, code: string): number {
  const at =
    textOf(file)
      .split('\n')
      .findIndex((line) => line.includes(code)) + 1;
  expect(at, `${file} has no line with ${code}`).toBeGreaterThan(0);
  return at;
}

describe('a launch configuration', () => {
  const SAYS: Readonly<Record<string, RegExp>> = {
    'elt: a command': /^\[\{"name":/,
    'ingest handler: the tick that is now': /1 written, 0 duplicates, from embedded/,
    'both handlers: an hour of a demo day': /60 rows of 60 ticks/,
    'tests: this file': /1 passed[\s\S]* passed/,
    'tests: those of this file named by the selected text': /1 passed[\s\S]*\d+ skipped/,
  };

  test('is tried here, each of them', () => {
    expect(LAUNCHES).toEqual(Object.keys(SAYS));
  });

  test.each(Object.entries(SAYS))(
    '%s starts under the Node of this project and does what it says',
    async (name, says) => {
      const { code, out } = await outcomeOf(ownLine(name));
      expect(out).toMatch(says);
      expect(code).toBe(0);
    },
  );

  test.each([
    ['elt: a command', 'packages/cli/src/run-cli.ts', 'const program = createProgram', 'runCli'],
    ['ingest handler: the tick that is now', 'packages/ingest/src/handler.ts', 'const parsed = IngestEvent', ''],
    [
      'both handlers: an hour of a demo day',
      'packages/transform/src/days/transform-day.ts',
      'await runDay(date, asRecorded',
      'recordDay',
    ],
  ])('%s stops at a breakpoint in %s, on its very line', async (name, file, code, functionName) => {
    const line = lineOf(file, code);
    expect(await stopAt(ownLine(name), file, line)).toEqual({ name: functionName, line });
  });
});
