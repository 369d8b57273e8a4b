import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  brokenPromises,
  COLUMNS_FILE,
  columnsContract,
  parseColumns,
  viewColumns,
} from '../../src/warehouse/columns-contract.ts';
import { describeMarts } from '../../src/warehouse/describe-marts.ts';
import { MART_NAMES, withModels, withTempFolder } from '../support.ts';

const ROOT = join(import.meta.dirname, '..', '..');

test('models/columns.json has the columns that files have today (else: pnpm -F @quote-elt/transform generate)', async () => {
  const today = await withModels([], describeMarts);
  expect(columnsContract()).toEqual(today);
  expect(Object.keys(today)).toEqual(MART_NAMES);
  // Trino reads columns by their names, but a person compares lists.
  expect(JSON.stringify(columnsContract())).toBe(JSON.stringify(today));
});

describe('a contract is kept', () => {
  const before = { facts: { id: 'VARCHAR', count: 'INTEGER', price: 'DECIMAL(10,2)' } };

  test.each([
    ['the same columns', before],
    ['a column more', { facts: { ...before.facts, more: 'DATE' } }],
    ['a mart more', { ...before, other: { id: 'VARCHAR' } }],
    ['columns in another order', { facts: { price: 'DECIMAL(10,2)', count: 'INTEGER', id: 'VARCHAR' } }],
    ['a wider whole number', { facts: { ...before.facts, count: 'BIGINT' } }],
    ['a decimal of more digits before the point', { facts: { ...before.facts, price: 'DECIMAL(12,2)' } }],
  ])('by %s', (_name, now) => {
    expect(brokenPromises(before, now)).toEqual([]);
  });

  test.each([
    ['a mart that is gone', {}, ['facts is gone']],
    ['a column that is gone', { facts: { id: 'VARCHAR', count: 'INTEGER' } }, ['facts.price is gone']],
    [
      'a column of another name',
      { facts: { key: 'VARCHAR', count: 'INTEGER', price: 'DECIMAL(10,2)' } },
      ['facts.id is gone'],
    ],
    [
      'other types',
      { facts: { id: 'INTEGER', count: 'DOUBLE', price: 'DECIMAL(10,3)' } },
      [
        'facts.id was VARCHAR and is INTEGER',
        'facts.count was INTEGER and is DOUBLE',
        'facts.price was DECIMAL(10,2) and is DECIMAL(10,3)',
      ],
    ],
    ['a narrower decimal', { facts: { ...before.facts, price: 'DECIMAL(9,2)' } }, [expect.stringContaining('price')]],
  ])('not by %s', (_name, now, broken) => {
    expect(brokenPromises(before, now)).toEqual(broken);
  });

  test('whatever is added, and by nothing that is taken away', () => {
    const columns = fc.dictionary(fc.string(), fc.constantFrom('VARCHAR', 'INTEGER', 'DATE[]'), { minKeys: 1 });
    fc.assert(
      fc.property(columns, columns, (kept, more) => {
        expect(brokenPromises({ m: kept }, { m: { ...more, ...kept } })).toEqual([]);
        const [[first, type] = ['', '']] = Object.entries(kept);
        const { [first]: _, ...left } = kept;
        expect(brokenPromises({ m: { [first]: type } }, { m: left })).toHaveLength(1);
      }),
    );
  });
});

describe('generate', () => {
  const generate = (file: string) =>
    spawnSync(process.execPath, [join(ROOT, 'scripts', 'generate.ts'), file], { encoding: 'utf8' });

  test('adds what is new and keeps what else the file says', async () => {
    await withTempFolder(async (folder) => {
      const file = join(folder, 'columns.json');
      writeFileSync(file, JSON.stringify({ marts: {}, others: { of: 'somebody' } }));
      expect(generate(file)).toMatchObject({ status: 0, stderr: '' });
      expect(parseColumns(readFileSync(file, 'utf8'))).toEqual({
        marts: columnsContract(),
        views: viewColumns(),
        others: { of: 'somebody' },
      });
    });
  });

  test('refuses to drop a column, names it, and leaves the file as it was', async () => {
    await withTempFolder(async (folder) => {
      const file = join(folder, 'columns.json');
      const promised = JSON.stringify({ marts: { [String(MART_NAMES[0])]: { dropped: 'VARCHAR' } } });
      writeFileSync(file, promised);
      expect(generate(file)).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/^error\[columns\.broken\]: .*\.dropped is gone\n {2}\S/),
      });
      expect(readFileSync(file, 'utf8')).toBe(promised);
    });
  });

  test('gives the committed file, byte for byte', async () => {
    await withTempFolder(async (folder) => {
      const file = join(folder, 'columns.json');
      expect(generate(file).status).toBe(0);
      expect(readFileSync(file, 'utf8')).toBe(readFileSync(COLUMNS_FILE, 'utf8'));
    });
  });
});
