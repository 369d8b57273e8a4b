import { appendFile, cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { withTempFolder } from '@quote-elt/runtime';
import { CalendarDate } from '@quote-elt/shared';
import { MARTS, MODELS, RAW_ONLY, ROLES, VIEWS } from '@quote-elt/transform';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { factsFiles } from '../../src/sql/facts-files.ts';
import { queryFacts } from '../../src/sql/query.ts';
import { forgetRows } from '../forget-rows.ts';
import { elt, makeDataFolder } from '../support.ts';

const DAYS = ['2026-11-21', '2026-11-22', '2026-11-23'];
const TICKS = 30;

let made: { folder: string; remove: () => Promise<void> };
let data: typeof made;
beforeAll(async () => {
  made = await makeDataFolder();
  for (const day of DAYS) await elt(['demo', '--keep', '--ticks', String(TICKS), '--date', day, '--data', made.folder]);
}, 60_000);
afterAll(() => made.remove());
beforeEach(async () => {
  data = await makeDataFolder();
  await cp(made.folder, data.folder, { recursive: true });
});
afterEach(() => data.remove());

/** The rows of a statement, in an order that depends on nothing but them. */
async function rowsOf(statement: string, ...argv: string[]): Promise<string[]> {
  const { out, err } = await elt(['sql', '--json', ...argv, statement, '--data', data.folder]);
  expect(err).toEqual([]);
  return JSON.parse(String(out[0]))
    .map((row: unknown) => JSON.stringify(row))
    .sort();
}

async function markChanged(day: string): Promise<void> {
  const { client, close } = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
  await client.send(
    new UpdateItemCommand({
      TableName: LOCAL_TABLES.runs,
      Key: { pipeline: { S: 'transform' }, run_date: { S: day } },
      UpdateExpression: 'set changed_at = :at',
      ExpressionAttributeValues: { ':at': { S: '2026-11-24T09:00:00.000Z' } },
    }),
  );
  await close();
}

/** Changes one byte in the middle of the file of a day. */
async function flipByte(day: string): Promise<void> {
  const bytes = await readFile(factsFile(day));
  const place = Math.floor(bytes.length / 2);
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  await writeFile(factsFile(day), bytes);
}

const factsFile = (day: string) => {
  const partition = MARTS.find(({ name }) => name === ROLES.facts)?.partition;
  return join(data.folder, 'warehouse', ROLES.facts, `${partition}=${day}`, 'part.parquet');
};
const perDay = `select count(*) as n from ${ROLES.facts}`;

describe('days are read as they were published', () => {
  const shown = MODELS.filter(({ name }) => !RAW_ONLY.includes(name)).map(({ name }) => name);

  test('and every model that can be built from facts has the rows and types that raw rows give', async () => {
    for (const model of shown) {
      expect(await rowsOf(`from ${model}`)).toEqual(await rowsOf(`from ${model}`, '--raw'));
      expect(await rowsOf(`describe ${model}`)).toEqual(await rowsOf(`describe ${model}`, '--raw'));
    }
  }, 120_000);

  test('also after their raw rows are gone', async () => {
    for (const day of DAYS.slice(0, 2)) await forgetRows(data.folder, day);
    expect(await rowsOf(perDay)).toEqual([`{"n":${3 * TICKS}}`]);
    expect(await rowsOf(perDay, '--raw')).toEqual([`{"n":${TICKS}}`]);
  }, 60_000);

  test('and a statement that names a model of raw rows has all days built', async () => {
    for (const model of RAW_ONLY)
      expect(
        await rowsOf(`select count(*) > 0 as some from ${ROLES.staging}, (select count(*) from ${model})`),
      ).toEqual(['{"some":true}']);
    const { code, err } = await elt([
      'sql',
      `from query_table(concat('${ROLES.staging.slice(0, 3)}', '${ROLES.staging.slice(3)}'))`,
      '--data',
      data.folder,
    ]);
    expect([code, err[0]]).toEqual([2, expect.stringContaining('add --raw')]);
  }, 60_000);
});

describe('a day is built from its raw rows', () => {
  test.each([
    ['whose file is gone', (day: string) => rm(factsFile(day))],
    ['whose file is another than the ledger names', (day: string) => appendFile(factsFile(day), 'torn')],
    ['whose file has as many bytes, but others', flipByte],
    ['that was changed by hand', markChanged],
  ])(
    '%s',
    async (_name, spoil) => {
      const [day = ''] = DAYS;
      await spoil(day);
      expect(await rowsOf(perDay)).toEqual([`{"n":${3 * TICKS}}`]);
      await forgetRows(data.folder, day);
      expect(await rowsOf(perDay)).toEqual([`{"n":${2 * TICKS}}`]);
    },
    60_000,
  );
});

test('no statement writes beside the published files that it reads, nor attaches one', async () => {
  const { out } = await elt([
    'sql',
    '--json',
    `select value from duckdb_settings() where name = 'allowed_directories'`,
    '--data',
    data.folder,
  ]);
  const [{ value }] = JSON.parse(String(out[0]));
  const allowed = /\[?'?([^\]',]+)/.exec(value)?.[1];
  for (const statement of [`copy (select 1) to '${allowed}x.csv'`, `attach '${allowed}x.duckdb'`]) {
    const { code, err } = await elt(['sql', statement, '--data', data.folder]);
    expect([statement, code, err[0]]).toEqual([
      statement,
      2,
      expect.stringMatching(/^error\[sql\.(?:writes|failed)\]/),
    ]);
  }
});

describe('the history of every published day', () => {
  const history = (statement: string) => rowsOf(statement, '--history');

  test('has each view, the marts of all days, and nothing that does not add up', async () => {
    for (const { name } of VIEWS) expect(await history(`describe ${name}`)).not.toEqual([]);
    expect(await history(perDay)).toEqual([`{"n":${3 * TICKS}}`]);
    const check = VIEWS.find(({ name }) => name === 'marts_disagree')?.name;
    if (check !== undefined) expect(await history(`from ${check}`)).toEqual([]);
  }, 60_000);

  test('is told from the days of a range, and from nothing', async () => {
    const { code } = await elt(['sql', '--history', '--from', '-2d', 'select 1', '--data', data.folder]);
    expect(code).toBe(2);
    await rm(join(data.folder, 'warehouse'), { recursive: true });
    const { err } = await elt(['sql', '--history', 'select 1', '--data', data.folder]);
    expect(err).toEqual(['error[warehouse.empty]: no day is published here', expect.stringContaining('elt transform')]);
  });

  test('names the file that is not whole, and the mart of which no day is there', async () => {
    const view = VIEWS[0]?.name;
    const asked = () => elt(['sql', `from ${view}`, '--data', data.folder]);
    await writeFile(factsFile('2026-11-22'), 'broken');
    const key = factsFile('2026-11-22').replace(`${join(data.folder, 'warehouse')}/`, '');
    expect(await asked()).toMatchObject({
      code: 1,
      err: [`error[warehouse.torn]: ${key} is no whole Parquet file`, expect.stringContaining('--force')],
    });
    for (const day of DAYS) await rm(factsFile(day));
    expect((await asked()).err[0]).toBe(`error[warehouse.empty]: no day of ${ROLES.facts} is published here`);
  });
});

test('a facts file that could not be made is tried again by the next statement', async () => {
  const tables = join(data.folder, 'dynamodb');
  await rename(tables, `${tables}-away`);
  await withTempFolder(async (folder) => {
    const day = (text: string) => CalendarDate.parse(text);
    const wish = {
      where: { data: data.folder },
      from: day('2026-11-21'),
      to: day('2026-11-23'),
      raw: false,
      history: false,
    };
    const factsFor = factsFiles({ ...wish, warn: () => undefined }, folder);
    const { signal } = new AbortController();
    await expect(factsFor(perDay, signal)).rejects.toMatchObject({ code: 'data.missing' });
    await rename(`${tables}-away`, tables);
    expect(await queryFacts(await factsFor(perDay, signal), perDay)).toEqual({ rows: [{ n: 3 * TICKS }], more: 0 });
    expect(await factsFor(perDay, signal)).toEqual(await factsFor('select 1', signal));
  });
});
