import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { heatPicture } from '../../src/picture/heat-picture.ts';
import { PICTURE_DAY, unansweredTicks } from '../../src/picture/outage.ts';
import { runDays } from '../../src/picture/run-days.ts';
import { planned } from '../planned-day.ts';
import { spawnPicture } from '../spawn-elt.ts';
import { withDataFolder } from '../support.ts';

test('a day with an outage leaves in the ledger what the picture shows of it', async () => {
  const date = addDays(PICTURE_DAY, -12);
  const told: string[] = [];
  const records = await runDays([date], new AbortController().signal, (record) => told.push(record.run_date));
  expect(told).toEqual([date]);
  expect(unansweredTicks(date).size).toBe(24);
  expect(heatPicture(records)).toBe(heatPicture([planned(date)]));
});

test.each([
  [['--nope'], /^error\[usage\]: Unknown option '--nope'.*\n {2}see pnpm picture --help\n$/],
  [['--days', '0'], /^error\[usage\]: --days [^\n]*\n {2}[^\n]+\n$/],
  [['--days'], /^error\[usage\]: [^\n]*--days[^\n]*\n {2}see pnpm picture --help\n$/],
])('%j is told as wrong usage', async (argv, told) => {
  expect(await spawnPicture(argv).ended).toEqual({
    code: 2,
    signal: null,
    out: '',
    err: expect.stringMatching(told),
  });
});

test('Ctrl-C ends the drawing with two lines, and without a picture', async () => {
  await withDataFolder(async (folder) => {
    const { child, ended } = spawnPicture(['--days', '2', '--out', join(folder, 'days.svg')]);
    if (child.stdout === null) throw new Error('stdout is not piped');
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect(await ended).toMatchObject({
      code: 130,
      err: expect.stringMatching(/^error\[interrupted\]: stopped before the end\n {2}[^\n]+\n$/),
    });
    expect(await readdir(folder)).toEqual([]);
  });
});
