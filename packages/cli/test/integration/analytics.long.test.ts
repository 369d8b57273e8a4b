import { readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { CalendarDate } from '@quote-elt/shared';
import { INPUTS, MARTS, MODELS, orderModels, ROLES, trinoStatements } from '@quote-elt/transform';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modelsPage } from '../../src/models/models-page.ts';
import { elt, makeDataFolder, publishedFile } from '../support.ts';

let data: { folder: string; remove: () => Promise<void> };
beforeAll(async () => {
  data = await makeDataFolder();
  await elt(['demo', '--keep', '--ticks', '90', '--data', data.folder]);
});
afterAll(() => data.remove());

const run = (...argv: string[]) => elt([...argv, '--data', data.folder]);

describe('models', () => {
  test('are shown in the order in which they run', async () => {
    const { out } = await elt(['models', '--json']);
    const names = JSON.parse(String(out[0])).map(({ name }: { name: string }) => name);
    expect(names).toEqual(orderModels(MODELS, INPUTS).map(({ name }) => name));
    expect(names.indexOf(ROLES.staging)).toBeLessThan(names.indexOf(ROLES.facts));
    const shown = (await elt(['models'])).out.join('\n');
    expect(MODELS.filter(({ name }) => !shown.includes(name))).toEqual([]);
    const arrows = MODELS.flatMap(({ name, reads }) => reads.map((read) => `  ${read} --> ${name}`));
    expect((await elt(['models', '--mermaid'])).out).toEqual(expect.arrayContaining(arrows));
  });

  test('are printed as a script of statements for another engine, a day at a time', async () => {
    const script = ['models', '--engine', 'trino', '--date', '2026-11-22', '--export', 's3://bucket/data/'];
    const { out, code } = await elt([...script, '--tick-seconds', '300']);
    expect(code).toBe(0);
    const statements = out
      .join('\n')
      .split('\n;\n')
      .map((each) => each.trim())
      .filter(Boolean);
    const expected = trinoStatements({
      date: CalendarDate.parse('2026-11-22'),
      exportLocation: 's3://bucket/data/',
      tickSeconds: 300,
      maxRejectedShare: 0.1,
    });
    expect(statements).toEqual(expected.map((each) => each.trim()));
    expect((await elt(['models', '--engine', 'trino'])).code).toBe(2);
    expect((await elt([...script, '--tick-seconds', 'x'])).code).toBe(2);
    expect((await elt([...script, '--json'])).code).toBe(2);
  });

  test('the page docs/models.md is not stale', () => {
    const page = readFileSync(join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'models.md'), 'utf8');
    expect(page).toBe(modelsPage(orderModels(MODELS, INPUTS)));
  });
});

describe('doctor', () => {
  test('finds a healthy machine and tables with an old tick', async () => {
    const { code, out } = await run('doctor', '--json');
    const lines = JSON.parse(String(out[0]));
    expect(code).toBe(0);
    expect(lines.map(({ name, status }: { name: string; status: string }) => [name, status])).toEqual([
      ['node', 'ok'],
      ['lockfile', 'ok'],
      ['duckdb', 'ok'],
      ['loopback', 'ok'],
      ['data folder', 'ok'],
      ['temporary folder', 'ok'],
      ['tables', 'ok'],
      ['settings', 'ok'],
      ['last tick', 'warn'],
      ['last run', 'ok'],
      ['dead letters', 'ok'],
    ]);
    expect((await run('doctor')).out.join('\n')).toMatch(/warn {2}last tick/);
  });

  test.each([
    ['below a file', 'x'],
    ['a file', ''],
  ])('says that a data folder which is %s cannot be written, and ends with 1', async (_what, below) => {
    const file = join(data.folder, 'executable');
    await writeFile(file, '', { mode: 0o755 });
    const folder = below === '' ? file : join(file, below);
    const { code, out } = await elt(['doctor', '--data', folder, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(String(out[0]))).toContainEqual({
      name: 'data folder',
      status: 'fail',
      message: `cannot write to ${folder}`,
      hint: 'name a folder that can be written by --data',
    });
  });
});

describe('verify', () => {
  test('a day that was not transformed is reported', async () => {
    expect(await run('verify', '--date', '2026-11-20')).toMatchObject({
      code: 1,
      err: [expect.stringMatching(/^error\[day\.not_recorded\]/), expect.any(String)],
    });
  });

  test('what is wrong with a published file is named, and what to do about it', async () => {
    const file = publishedFile(data.folder, ROLES.facts, '2026-11-23');
    const key = file.slice(join(data.folder, 'warehouse').length + 1).replaceAll('\\', '/');
    const verified = async () => {
      const { code, out, err } = await run('verify', '--date', '2026-11-23');
      return { code, named: out.filter((line) => line.startsWith('  ')).map((line) => line.trim()), err };
    };
    await writeFile(join(dirname(file), 'second.parquet'), 'x');
    expect(await verified()).toEqual({
      code: 1,
      named: [`foreign: ${key.replace('part.parquet', 'second.parquet')}`],
      err: [
        expect.stringMatching(/^error\[verify\.different\]/),
        expect.stringContaining(
          'delete what is foreign; if the raw rows are right, or the models have changed (pnpm elt diff), transform the day again',
        ),
      ],
    });
    await rm(join(dirname(file), 'second.parquet'));
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, 100));
    expect(await verified()).toMatchObject({ code: 1, named: [`changed: ${key}`] });
    await rm(file);
    expect(await verified()).toMatchObject({ code: 1, named: [`missing: ${key}`] });
    await writeFile(file, whole);
    expect(await verified()).toEqual({ code: 0, named: [], err: [] });
  });

  test('a day is identical until its raw rows change; then the marts and rows that differ are reported', async () => {
    expect(JSON.parse(String((await run('verify', '--json')).out[0]))).toMatchObject({
      date: '2026-11-23',
      marts: MARTS.map(({ name }) => ({ name, identical: true })),
    });
    const { client, close } = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
    const Key = { ingested_date: { S: '2026-11-23' }, ingested_at: { S: '2026-11-23T00:10:00.000Z' } };
    await client.send(new DeleteItemCommand({ TableName: LOCAL_TABLES.raw, Key }));
    await close();
    const { code, out, err } = await elt(['verify', '--data', data.folder], { width: 2000 });
    expect(code).toBe(1);
    expect(out.join('\n')).toMatch(new RegExp(`✘ ${ROLES.facts} +differs[\\s\\S]* {2}- \\w+ .*`));
    expect(out.filter((line) => line.startsWith('  -')).join('\n')).toContain('2026-11-23T00:10:00.000Z');
    expect(err[0]).toMatch(/^error\[verify\.different\]/);
  });
});
