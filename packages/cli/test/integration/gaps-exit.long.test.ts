import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { letterBody } from '../../src/dead-letters/dead-letter.ts';
import { folderQueue } from '../../src/dead-letters/folder-queue.ts';
import { OFFLINE_SOURCE } from '../../src/record/record.ts';
import { HOURLY, withHourlyData } from '../hourly-data.ts';
import { withStandInStack } from '../stand-in-stack.ts';
import { type CliOutcome, elt, withDataFolder } from '../support.ts';
import { UNIX } from '../unix.ts';

const { data, ingest, json, run, wholeDay } = withHourlyData();

describe('days before the first row are not days', () => {
  test('a backfill leaves them out, and says so', async () => {
    await ingest('2026-11-20T08:00:00Z');
    const { code, out, err } = await run('backfill', '--from', '2026-10-01', '--to', '2026-11-21');
    expect({ code, out, said: err[0] }).toEqual({
      code: 0,
      out: ['2 days transformed, 0 were done already, 0 failed'],
      said: 'nothing is known of the days before 2026-11-20: they are left out',
    });
    expect((await json('runs')).map(({ run_date }: { run_date: string }) => run_date)).toEqual([
      '2026-11-20',
      '2026-11-21',
    ]);
  });

  test.each([
    ['transform', '--date', '2026-11-19'],
    ['backfill', '--from', '2026-11-01', '--to', '2026-11-19'],
  ])('%s %s refuses a range of nothing else', async (...command) => {
    await ingest('2026-11-20T08:00:00Z');
    expect(await run(...command)).toMatchObject({
      code: 2,
      err: [expect.stringMatching(/^error\[data\.none\]: .*2026-11-19/), expect.any(String)],
    });
    expect(await json('runs')).toEqual([]);
  });

  test('nor are days that a run has recorded as empty', async () => {
    await ingest('2026-11-23T08:00:00Z');
    // By its daily run: yesterday is always taken up.
    await run('transform', '--tick', '2026-11-22T12:00:00Z');
    expect((await json('runs'))[0]).toMatchObject({ run_date: '2026-11-21', status: 'empty' });
    expect(await json('gaps')).toMatchObject({ from: '2026-11-23', first_day: '2026-11-23' });
  });
});

describe('gaps and verify exit 1 when they find something', () => {
  test('and 0 when they find nothing', async () => {
    await wholeDay('2026-11-23');
    expect(await run('gaps')).toMatchObject({ code: 1 });
    await run('transform');
    expect(await run('gaps')).toMatchObject({ code: 0, err: [] });
    expect(await run('verify')).toMatchObject({ code: 0, err: [] });
  });

  test('a pipeline that began today lacks nothing yet', async () => {
    await ingest('2026-11-24T08:00:00Z');
    expect(await run('gaps')).toMatchObject({ code: 0, err: [] });
  });
});

test('where a lost tick cannot be brought back, gaps says that; where a letter waits, how', async () => {
  await wholeDay('2026-11-22');
  await ingest('2026-11-23T08:00:00Z');
  await run('transform');
  expect((await run('gaps')).err).toEqual([
    'error[gaps.found]: 2026-11-22 to 2026-11-23: 23 missing ticks',
    '  the missing ticks left no dead letter and cannot be brought back',
  ]);
  const queue = folderQueue(join(data.folder, 'dead-letters'));
  await queue.send(letterBody('ingest', { scheduled_time: '2026-11-23T09:00:00Z' }, new Error('down')));
  expect((await run('gaps')).err[1]).toBe(`  replay 1 dead letter: \`pnpm elt redrive --data ${data.folder}\``);
});

describe.runIf(UNIX)('hints can be pasted', () => {
  /** The commands of ours in what a command has told, as a shell takes them apart. */
  function commandsIn({ out, err }: CliOutcome): string[][] {
    return [...out, ...err].flatMap((line) => {
      const marked = [...line.matchAll(/`pnpm elt ([^`]*)`/g)].map(([, command]) => command);
      const rest = /(?<!`)pnpm elt (.*)$/.exec(line.replace(/`[^`]*`/g, ''))?.[1];
      return [...marked, ...(rest === undefined ? [] : [rest])].map((command) => {
        const { stdout } = spawnSync('sh', ['-c', `printf '%s\\n' ${command}`], { encoding: 'utf8' });
        return stdout.trimEnd().split('\n');
      });
    });
  }

  test.each([`it's a "folder" $HOME`, '-dash', 'plain'])('on a data folder called %s', async (name) => {
    const parent = data.folder;
    const folder = name.startsWith('-') ? name : join(parent, name);
    const cwd = process.cwd();
    process.chdir(parent);
    try {
      const at = (...argv: string[]) => elt([...argv, `--data=${folder}`]);
      const outcomes = [await at('runs'), await at('doctor')];
      await at('ingest', '--sources', OFFLINE_SOURCE, '--tick', '2026-11-21T08:00:00Z');
      await at('ingest', '--sources', OFFLINE_SOURCE, '--tick', '2026-11-23T08:00:00Z');
      outcomes.push(await at('runs'), await at('verify'), await at('gaps'));
      const queue = folderQueue(join(folder, 'dead-letters'));
      await queue.send(letterBody('ingest', { scheduled_time: '2026-11-21T09:00:00Z' }, new Error('down')));
      await at('transform', '--date', '2026-11-21');
      outcomes.push(await at('gaps'), await at('doctor'));
      const commands = outcomes.flatMap(commandsIn);
      expect(new Set(commands.map(([command]) => command))).toEqual(
        new Set(['demo', 'transform', 'backfill', 'redrive', 'runs']),
      );
      for (const argv of commands.filter(([command]) => command !== 'demo')) {
        const { code, err } = await elt(argv);
        expect([argv, code, err]).toEqual([argv, 0, code === 0 ? err : []]);
      }
      expect(existsSync(join(parent, '.elt'))).toBe(false);
    } finally {
      process.chdir(cwd);
    }
  });

  test('on a stack', async () => {
    await withStandInStack(async (deadLetters) => {
      await withDataFolder(async (folder) => {
        const at = (...argv: string[]) => elt([...argv, '--stack', 'dev', '--data', folder]);
        await at('ingest', '--sources', OFFLINE_SOURCE, '--tick', '2026-11-22T08:00:00Z');
        await deadLetters.send(letterBody('ingest', { scheduled_time: '2026-11-22T09:00:00Z' }, new Error('down')));
        const outcomes = [await at('runs'), await at('gaps'), await at('verify'), await at('doctor')];
        const commands = outcomes.flatMap(commandsIn);
        expect(commands.length).toBeGreaterThan(6);
        for (const argv of commands) {
          expect(argv.slice(-4)).toEqual(['--stack', 'dev', '--data', folder]);
          const { code } = await elt(argv);
          expect([argv, code]).toEqual([argv, 0]);
        }
      });
    }, HOURLY);
  });
});

test('letters that wait come before a first ingest where nothing has come', async () => {
  const queue = folderQueue(join(data.folder, 'dead-letters'));
  expect((await run('ingest', '--base-url', 'http://127.0.0.1:1')).code).toBe(1);
  await queue.send(letterBody('ingest', { scheduled_time: '2026-11-23T09:00:00Z' }, new Error('down')));
  expect((await run('gaps')).err).toEqual([
    'error[gaps.found]: nothing is known of any day up to 2026-11-23',
    `  replay 1 dead letter: \`pnpm elt redrive --data ${data.folder}\``,
  ]);
});
