import { rename, rm, writeFile } from 'node:fs/promises';
import { MODELS, ROLES } from '@quote-elt/transform';
import { beforeEach, expect, test } from 'vitest';
import { OFFLINE_SOURCE } from '../../src/record/record.ts';
import { type DevLoop, withDevLoop } from '../dev-loop.ts';
import { withHourlyData } from '../hourly-data.ts';
import { FACTS, OTHER_MART, withModelsCopy, withoutSome } from '../models-copy.ts';
import { elt } from '../support.ts';

const { data, run, json, wholeDay } = withHourlyData();
const { models, at, read, save, change, drop } = withModelsCopy();
const DAY = '2026-11-22';

beforeEach(() => wholeDay(DAY));

const PORT = ['--port', '0'];

/** Runs the loop over the copy, from its first build on. */
function loop(use: (loop: DevLoop) => Promise<void>) {
  return withDevLoop([...PORT, '--models', models.folder, '--data', data.folder], async (running) => {
    await running.until(() => true);
    await use(running);
  });
}

const isBuilt = (build: { error: object | null }) => build.error === null;
const isFailed = (build: { error: object | null }) => build.error !== null;

test('the last day with rows is built, then what was saved and what derives from it, until Ctrl-C, quietly', async () => {
  const outcome = await loop(async ({ until, builds }) => {
    expect(builds[0]).toMatchObject({ saved: [], error: null, broken: [] });
    expect(builds[0]?.built).toHaveLength(MODELS.length);
    await change(FACTS, withoutSome);
    const build = await until(isBuilt);
    expect(build).toMatchObject({ saved: [FACTS], shown: { name: ROLES.facts, rows: 20 } });
    expect(build.broken).toMatchObject(expect.arrayContaining([expect.objectContaining({ failures: 1 })]));
    expect(build.built.map(({ name }) => name)).not.toContain(ROLES.staging);
    await change(FACTS, () => 'select 1 as one');
    expect(await until(isFailed)).toMatchObject({ error: { code: 'models.failed' } });
  });
  expect(outcome).toMatchObject({ code: 0, err: [] });
});

test('each kind of mistake is told with its place, and the next save is built', async () => {
  const good = await read(FACTS);
  await loop(async ({ until }) => {
    const broken = async (path: string, text: string) => {
      const before = await read(path);
      await save(path, text);
      const { error } = await until(isFailed);
      await save(path, before);
      await until(isBuilt);
      return error;
    };
    expect(await broken(FACTS, good.replace(/\nfrom /, ',\n    no_such_column\nfrom '))).toMatchObject({
      place: expect.stringMatching(/^marts\/\w+\.sql:\d+:5$/),
      lines: expect.arrayContaining([
        expect.stringMatching(/^LINE \d+: {5}no_such_column$/),
        expect.stringMatching(/^ +\^$/),
      ]),
    });
    expect(await broken(FACTS, good.slice(0, good.lastIndexOf('from')))).toMatchObject({ code: 'models.failed' });
    expect(await broken(FACTS, '')).toMatchObject({ lines: ['there is no statement'] });
    const manifest = await read('manifest.ts');
    expect(await broken('manifest.ts', manifest.slice(0, 900))).toMatchObject({ code: 'models.manifest' });
    expect(await broken('manifest.ts', manifest.replace("reads: ['raw_items']", "reads: ['none']"))).toMatchObject({
      code: 'models.graph',
    });
    await drop(FACTS);
    expect((await until(isFailed)).error).toMatchObject({
      code: 'models.missing',
      lines: [expect.stringContaining(FACTS)],
    });
    await save(FACTS, good);
    await until(isBuilt);
    await save('marts/not_named.sql', 'select 1');
    expect(await until(() => true)).toMatchObject({ error: null, notes: [{ path: 'marts/not_named.sql' }] });
  });
});

test('a folder that goes and comes again is built again', async () => {
  await loop(async ({ until }) => {
    await rename(models.folder, `${models.folder}-away`);
    await until(isFailed);
    await rename(`${models.folder}-away`, models.folder);
    await until(isBuilt);
    await change(FACTS, withoutSome);
    expect(await until(isBuilt)).toMatchObject({ saved: [FACTS] });
  });
});

test('saves that come in a burst are one build, and none is lost while another one is built', async () => {
  const good = await read(FACTS);
  await loop(async ({ until, builds }) => {
    const before = builds.length;
    // As editors write that truncate a file first.
    for (let limit = 1; limit <= 20; limit++) await writeFile(at(FACTS), `select * from (\n${good}\n) limit ${limit}`);
    await until((build) => build.shown?.rows === 20);
    expect(builds.length - before).toBeLessThan(20);
  });
});

test('a change of the manifest is taken up without a new start', async () => {
  await loop(async ({ until }) => {
    await change('manifest.ts', (text) => text.replace(/\n {4}key: \['\w+'\],/, "\n    key: ['no_such_key'],"));
    await until(isFailed);
    await save('staging/new_model.sql', 'select run_date from run_context');
    await change('manifest.ts', (text) =>
      text
        .replace("key: ['no_such_key']", 'key: []')
        .replace('readonly Model[] = [', (start) => `${start}${JSON.stringify(NEW_MODEL)},`),
    );
    const { built } = await until(isBuilt);
    expect(built.map(({ name }) => name)).toContain('new_model');
  });
});

const NEW_MODEL = {
  name: 'new_model',
  layer: 'staging',
  materialise: 'view',
  reads: ['run_context'],
  grain: 'day',
  key: ['run_date'],
};

test('nothing that the folder keeps is changed, and other commands can use it meanwhile', async () => {
  await run('transform', '--date', DAY);
  const kept = async () => [
    await json('runs'),
    await json('verify', '--date', DAY),
    await json('sql', `from ${OTHER_MART}`),
  ];
  const before = await kept();
  await loop(async ({ until }) => {
    await change(FACTS, withoutSome);
    await until(isBuilt);
    expect(await kept()).toEqual(before);
  });
  expect(await kept()).toEqual(before);
});

test.each([
  [['--date', '2026-11-20'], 'data.none'],
  [['--date', 'today'], 'usage'],
  [['--port', '70000'], 'usage'],
  [['--models', './no-such-folder'], 'config.models'],
  [['--data', './no-such-folder'], 'data.missing'],
])('%j is refused', async (argv, code) => {
  const data_ = argv[0] === '--data' ? [] : ['--data', data.folder];
  expect(await elt(['dev', ...data_, ...argv])).toMatchObject({
    code: 2,
    err: [expect.stringContaining(`error[${code}]`), expect.any(String)],
  });
});

test('a folder that has no row of any day is told', async () => {
  await rm(data.folder, { recursive: true });
  await run('ingest', '--tick', '2026-11-24T09:00:00Z', '--sources', OFFLINE_SOURCE);
  expect(await elt(['dev', '--data', data.folder])).toMatchObject({
    code: 2,
    err: [expect.stringContaining('error[data.none]'), expect.any(String)],
  });
});
