import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MODELS, ROLES, readParquet } from '@quote-elt/transform';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { elt, makeDataFolder } from '../support.ts';

let data: { folder: string; remove: () => Promise<void> };
beforeAll(async () => {
  data = await makeDataFolder();
  await elt(['demo', '--keep', '--ticks', '90', '--data', data.folder]);
});
afterAll(() => data.remove());

const run = (...argv: string[]) => elt([...argv, '--data', data.folder]);

describe('sql', () => {
  test('answers one statement as a table, JSON or CSV', async () => {
    const statement = `select count(*) as facts, min(ingested_at) as first from ${ROLES.facts}`;
    expect((await run('sql', '--json', statement)).out).toEqual(['[{"facts":90,"first":"2026-11-23T00:00:00.000Z"}]']);
    expect((await run('sql', '--csv', `select 'a,"b' as x, [1, null] as y`)).out).toEqual([
      'x,y',
      '"a,""b","[1,null]"',
    ]);
    expect((await run('sql', statement)).out.join('\n')).toMatch(/facts .*first[\s\S]*90 .*2026-11-23T00:00:00.000Z/);
    expect((await run('sql', 'select 1 where false')).out).toEqual(['no rows']);
  });

  test.each(MODELS)('shows the model $name', async ({ name }) => {
    const [printed] = (await run('sql', '--json', `select count(*) as n from ${name}`)).out;
    expect(JSON.parse(String(printed))).toEqual([{ n: expect.any(Number) }]);
  });

  test('prints a wide result row by row where the terminal is narrow', async () => {
    const { out } = await elt(['sql', `from ${ROLES.facts} limit 1`, '--data', data.folder], { width: 60 });
    expect(out.join('\n')).toMatch(/│ ingested_date +│ 2026-11-23/);
    expect(Math.max(...out.map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  test('writes rows to a Parquet file', async () => {
    const file = join(data.folder, 'agg.parquet');
    const written = { code: 0, out: [], err: [`90 rows to ${file}`] };
    expect(await run('sql', '--parquet', file, `from ${ROLES.facts}`)).toEqual(written);
    const exported = await readParquet(file, 'ingested_at', 1000);
    const queried = await run('sql', '--json', `from ${ROLES.facts} order by ingested_at`);
    expect(exported).toHaveLength(90);
    expect(JSON.parse(JSON.stringify(exported))).toEqual(JSON.parse(String(queried.out[0])));
  });

  test.each([
    ['that is wrong', 'selec 1'],
    ['that writes', `delete from ${ROLES.facts}`],
    ['that makes a table', 'create table x as select 1'],
    ['that reads files', `from read_text('/etc/hostname')`],
    ['that writes files', `copy ${ROLES.facts} to '/tmp/elt-escape.csv'`],
    ['that opens the lock', 'set enable_external_access = true'],
    ['that attaches', `attach '/tmp/elt-escape.db'`],
    ['of an unknown table', 'from nothing'],
  ])('%s is refused', async (_name, statement) => {
    const { code, out, err } = await run('sql', statement);
    expect({ code, out, err }).toEqual({
      code: 2,
      out: [],
      err: expect.arrayContaining([expect.stringMatching(/^error\[sql\.(?:failed|writes)\]: /)]),
    });
    expect((await run('sql', '--json', `select count(*) as n from ${ROLES.facts}`)).out).toEqual(['[{"n":90}]']);
  });

  test.each([
    ['two statements', 'select 1 as a; select 2 as b'],
    ['a table and a query', 'create temp table x as select 1; from x'],
    ['no statement', '/* only a comment */;'],
  ])('%s are refused, to the screen and to a file', async (_name, statement) => {
    const refused = {
      code: 2,
      out: [],
      err: [expect.stringMatching(/^error\[sql\.statements\]: /), expect.any(String)],
    };
    expect(await run('sql', statement)).toEqual(refused);
    expect(await run('sql', '--json', statement)).toEqual(refused);
    expect(await run('sql', '--parquet', join(data.folder, 'two.parquet'), statement)).toEqual(refused);
    expect(readdirSync(data.folder).filter((name) => /two|export/.test(name))).toEqual([]);
  });

  test('a PIVOT, which DuckDB takes apart, is one statement', async () => {
    const { out } = await run('sql', '--json', `pivot ${ROLES.facts} on source using count(*) group by ingested_date`);
    expect(Object.keys(JSON.parse(String(out[0]))[0])).toContain('ingested_date');
  });

  test('a Parquet file whose folder is missing is reported with the folder and how to make it', async () => {
    const folder = join(data.folder, 'missing-folder');
    expect(await run('sql', '--parquet', join(folder, 'x.parquet'), `from ${ROLES.facts}`)).toEqual({
      code: 2,
      out: [],
      err: [
        `error[sql.target]: cannot write ${join(folder, 'x.parquet')}: the folder ${folder} does not exist`,
        `  make it first: mkdir -p ${folder}`,
      ],
    });
  });

  test.each([
    ['a folder', () => data.folder, /it is a folder/],
    ['below a file', () => join(import.meta.filename, 'deep', 'x.parquet'), /does not exist/],
    ['beside nothing that is a folder', () => join(import.meta.filename, 'x.parquet'), /is no folder/],
  ])('a Parquet file that would be %s is refused', async (_name, target, message) => {
    const { code, err } = await run('sql', '--parquet', target(), `from ${ROLES.facts}`);
    expect({ code, told: err[0] }).toEqual({ code: 2, told: expect.stringMatching(message) });
    expect(err[0]).toMatch(/^error\[sql\.target\]/);
  });

  test('every value that DuckDB can hold comes as a table, as JSON and as CSV', async () => {
    const all = await run('sql', '--json', 'from test_all_types()');
    const [first, , nulls] = JSON.parse(String(all.out[0]));
    expect(Object.values(nulls).every((value) => value === null)).toBe(true);
    expect(first).toMatchObject({
      timestamp: '290309-12-22 (BC) 00:00:00',
      bigint: '-9223372036854775808',
      dec38_10: '-9999999999999999999999999999.9999999999',
    });
    // DuckDB says of a union which of its members it is.
    expect(Object.values(first.union)).toEqual(['name', 'Frank']);
    expect(await run('sql', 'from test_all_types()')).toMatchObject({ code: 0, err: ['3 rows'] });
    expect((await run('sql', '--csv', 'from test_all_types()')).code).toBe(0);
  });

  test('a Parquet export cannot reach other files either', async () => {
    const { code } = await run(
      'sql',
      '--parquet',
      join(data.folder, 'x.parquet'),
      `from read_text('${data.folder}/agg.parquet')`,
    );
    expect(code).toBe(2);
    await expect(readFile(join(data.folder, 'x.parquet'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('an inverted range is reported, one without data is empty', async () => {
    expect(await run('sql', '--from', '2026-11-22', '--to', '2026-11-20', 'select 1')).toMatchObject({
      code: 2,
      err: ['error[usage]: --from 2026-11-22 is after --to 2026-11-20', expect.any(String)],
    });
    const empty = await run(
      'sql',
      '--from',
      '2026-11-01',
      '--to',
      '2026-11-02',
      '--json',
      `select count(*) as n from ${ROLES.facts}`,
    );
    expect(empty.out).toEqual(['[{"n":0}]']);
  });
});
