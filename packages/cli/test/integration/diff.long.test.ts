import { execFileSync } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MARTS, ROLES } from '@quote-elt/transform';
import { beforeEach, describe, expect, test } from 'vitest';
import { withHourlyData } from '../hourly-data.ts';
import { FACTS, OTHER_MART, withModelsCopy, withoutSome } from '../models-copy.ts';

const { run, json, wholeDay } = withHourlyData();
const { models, read, save, change, drop } = withModelsCopy();

const DAYS = ['2026-11-21', '2026-11-22'];
const SAME = { side: 'both', added: 0, removed: 0, changed: 0, examples: [] };

beforeEach(async () => {
  for (const day of DAYS) await wholeDay(day);
  await run('transform', '--tick', '2026-11-23T12:00:00Z');
});

const base = () => join(models.parent, 'base');
const keepBase = () => cp(models.folder, base(), { recursive: true });
const diff = (...argv: string[]) => run('diff', '--models', models.folder, '--base', base(), ...argv);
const marts = async (...argv: string[]) => JSON.parse(String((await diff('--json', ...argv)).out[0])).models;
const factsOf = (all: readonly { name: string }[]) => all.find(({ name }) => name === ROLES.facts);

test('the same models make no difference to any published day', async () => {
  await keepBase();
  const result = JSON.parse(String((await diff('--json', '--exit-code')).out[0]));
  expect(result).toMatchObject({ from: '2026-10-27', to: '2026-11-23', days: DAYS });
  expect(result.models).toEqual(MARTS.map(({ name }) => expect.objectContaining({ name, ...SAME })));
});

test('rows that a change takes away are counted over all days, and some of them are shown with their day', async () => {
  await keepBase();
  await change(FACTS, withoutSome);
  const facts = factsOf(await marts('--examples', '1'));
  expect(facts).toMatchObject({ removed: 8, added: 0, changed: 0 });
  expect(facts).toHaveProperty('examples', [expect.objectContaining({ change: 'removed', date: DAYS[0] })]);
  expect(await diff()).toMatchObject({
    code: 0,
    out: expect.arrayContaining([`± ${ROLES.facts.padEnd(12)} 8 removed`]),
  });
  expect(await diff('--exit-code')).toMatchObject({
    code: 1,
    err: expect.arrayContaining([expect.stringMatching(/^error\[diff\.found\]/)]),
  });
});

test('a column that only one version has is told, and no row differs by it', async () => {
  await keepBase();
  await change(FACTS, (sql) => `select 1 as one_more, * from (\n${sql}\n)`);
  expect(factsOf(await marts())).toMatchObject({
    ...SAME,
    columns: { added: [{ name: 'one_more', type: 'INTEGER' }] },
  });
});

test('a mart that only one manifest has is told to be gone or new', async () => {
  await change('manifest.ts', (text) =>
    text.replace('export const MODELS: readonly Model[] = [', (start) => `${start}${JSON.stringify(EXTRA)},`),
  );
  await save('marts/extra_mart.sql', `select run_date, 1 as one from run_context`);
  await keepBase();
  await change('manifest.ts', (text) => text.replace(`${JSON.stringify(EXTRA)},`, ''));
  await drop('marts/extra_mart.sql');
  expect((await marts()).at(-1)).toMatchObject({ name: 'extra_mart', side: 'before', removed: 2 });
  const reversed = await run('diff', '--models', base(), '--base', models.folder);
  expect(reversed.out).toEqual(expect.arrayContaining(['± extra_mart   is new: 2 added']));
});

const EXTRA = {
  name: 'extra_mart',
  layer: 'marts',
  materialise: 'table',
  reads: ['run_context'],
  grain: 'day',
  partition: 'run_date',
  key: ['run_date'],
};

test.each([
  ['before', () => base()],
  ['after', () => 'the models as they are now'],
])('a version that does not build, %s, is named with its file', async (side, label) => {
  const good = await read(FACTS);
  if (side === 'before') await save(FACTS, 'select nothing_such from run_context');
  await keepBase();
  await save(FACTS, side === 'before' ? good : 'select nothing_such from run_context');
  const { code, err } = await diff();
  const told = err.slice(err.findIndex((line) => line.startsWith('error[')));
  expect(code).toBe(1);
  expect(told[0]).toContain(
    `error[diff.models]: ${label()} cannot build ${DAYS[0]}: ${ROLES.facts} (models/${FACTS}): Binder Error: `,
  );
  // The place is that in the file, though a head stands above the select where DuckDB runs it.
  expect(told).toEqual(
    expect.arrayContaining(['  LINE 1: select nothing_such from run_context', '                 ^']),
  );
});

test('nothing that the folder keeps is changed', async () => {
  await keepBase();
  await change(FACTS, withoutSome);
  const kept = async () => [
    await json('runs'),
    await json('verify', '--date', String(DAYS[0])),
    await json('sql', `from ${OTHER_MART}`),
  ];
  const before = await kept();
  expect(await diff()).toMatchObject({ code: 0 });
  expect(await kept()).toEqual(before);
});

test('a version whose manifest cannot be loaded is named', async () => {
  await keepBase();
  await change('manifest.ts', (text) => `${text}\nthrow new Error('not loaded');\n`);
  const failed = (label: string) => ({
    code: 2,
    err: [
      expect.stringContaining(`error[models.manifest]: ${label}: the manifest cannot be used: `),
      expect.any(String),
    ],
  });
  expect(await diff()).toMatchObject(failed('the models as they are now'));
  await rm(base(), { recursive: true });
  await keepBase();
  expect(await diff()).toMatchObject(failed(base()));
});

test.each([
  [['--base', './no-such-folder'], 'base.no_models'],
  [['--base', 'HEAD'], 'base.no_repository'],
  [['--from', '2026-11-01', '--to', '2026-11-02'], 'data.none'],
  [['--examples', '101'], 'usage'],
])('%j is refused', async (argv, code) => {
  await keepBase();
  expect(await diff(...argv)).toMatchObject({
    code: 2,
    err: [expect.stringContaining(`error[${code}]`), expect.any(String)],
  });
});

describe('with a repository', () => {
  const git = (...argv: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...argv], {
      cwd: models.parent,
      encoding: 'utf8',
    });
  beforeEach(() => {
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'models');
  });

  test('what is not committed is compared with what is, and neither the work tree nor the index is touched', async () => {
    await change(FACTS, withoutSome);
    const status = git('status', '--porcelain');
    const { out } = await run('diff', '--models', models.folder, '--json');
    const { base, models: all } = JSON.parse(String(out[0]));
    expect([base, factsOf(all)]).toMatchObject([
      { name: 'HEAD', commit: git('rev-parse', 'HEAD').trim() },
      { removed: 8 },
    ]);
    expect(git('status', '--porcelain')).toBe(status);
  });

  test('a folder that holds no models is told before git is asked about it', async () => {
    const folder = join(models.folder, 'none');
    expect(await run('diff', '--models', folder)).toMatchObject({
      code: 2,
      err: [`error[config.models]: ${folder} holds no manifest.ts`, expect.stringContaining('--models')],
    });
  });

  test.each(['no-such-branch', '--output=/tmp/x', 'HEAD~7', ''])('a base called %j is unknown', async (ref) => {
    expect(await run('diff', '--models', models.folder, `--base=${ref}`)).toMatchObject({
      code: 2,
      err: [expect.stringContaining('error[base.unknown_ref]'), expect.any(String)],
    });
  });

  test('a commit without a manifest is refused by its name', async () => {
    git('rm', '--quiet', '--cached', join(models.folder, 'manifest.ts'));
    git('commit', '--quiet', '--message', 'none');
    expect(await run('diff', '--models', models.folder)).toMatchObject({
      code: 2,
      err: ['error[base.no_models]: there is no manifest.ts in HEAD', expect.any(String)],
    });
  });

  test('a commit without models is refused', async () => {
    git('rm', '-r', '--quiet', '--cached', '.');
    git('commit', '--quiet', '--allow-empty', '--message', 'none');
    expect(await run('diff', '--models', models.folder)).toMatchObject({
      code: 2,
      err: [expect.stringContaining('error[base.no_models]'), expect.any(String)],
    });
  });
});
