import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withDatabase } from '../../src/duckdb/with-database.ts';
import type { Mart } from '../../src/manifest/model.ts';
import { castFor, columnType, isWidened } from '../../src/warehouse/column-types.ts';
import { writeMartFiles } from '../../src/warehouse/write-mart-files.ts';
import { DAY, SETTINGS, withTempFolder } from '../support.ts';

const ALLOWED = [
  ['VARCHAR', 'string', 'varchar'],
  ['INTEGER', 'int', 'integer'],
  ['BIGINT', 'bigint', 'bigint'],
  ['DOUBLE', 'double', 'double'],
  ['BOOLEAN', 'boolean', 'boolean'],
  ['DATE', 'date', 'date'],
  ['TIMESTAMP', 'timestamp', 'timestamp(3)'],
  ['DECIMAL(18,3)', 'decimal(18,3)', 'decimal(18,3)'],
] as const;

test.each(ALLOWED)('%s is %s in Glue and %s in Trino', (duckdb, glue, trino) => {
  expect(columnType(duckdb)).toEqual({ duckdb, glue, trino });
});

test('a list of any depth is an array of what it holds', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ALLOWED), fc.nat(4), ([duckdb, glue, trino], depth) => {
      expect(columnType(`${duckdb}${'[]'.repeat(depth)}`)).toEqual({
        duckdb: `${duckdb}${'[]'.repeat(depth)}`,
        glue: `${'array<'.repeat(depth)}${glue}${'>'.repeat(depth)}`,
        trino: `${'array('.repeat(depth)}${trino}${')'.repeat(depth)}`,
      });
    }),
  );
});

/** Every other type that DuckDB has. */
const REFUSED = [
  ...['TINYINT', 'SMALLINT', 'UTINYINT', 'USMALLINT', 'UINTEGER', 'UBIGINT', 'HUGEINT', 'UHUGEINT', 'BIGNUM', 'FLOAT'],
  ...['TIMESTAMPTZ', 'TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP_NS', 'TIME', 'TIMETZ', 'INTERVAL'],
  ...['UUID', 'BLOB', 'BIT', 'JSON', "ENUM('a', 'b')"],
  ...['STRUCT(a INTEGER)', 'MAP(VARCHAR, INTEGER)', 'UNION(a INTEGER)', 'INTEGER[3]', 'UINTEGER[]', 'UUID[][]'],
  ...['STRUCT("[]" INTEGER)', 'STRUCT(a INTEGER[])[]'],
];

const MART: Mart = {
  name: 'm',
  layer: 'marts',
  materialise: 'table',
  reads: [],
  grain: 'row',
  key: [],
  partition: 'run_date',
};

/** Writes the files of a mart of one column and gives what DuckDB calls its type, the outcome, and the files that were written. */
async function written(type: string) {
  return withTempFolder((folder) =>
    withDatabase({ ...SETTINGS, tempFolder: folder }, async (db) => {
      await db.run(`create table m as select cast(null as ${type}) as x`);
      const [described] = await db.rows('select column_type from (describe m)');
      const outcome = await writeMartFiles(db, DAY, folder, [MART]).catch((error: unknown) => error);
      return { named: String(described?.column_type), outcome, files: readdirSync(folder) };
    }),
  );
}

test.each(ALLOWED.map(([type]) => type))('a mart with a column of %s is written', async (type) => {
  for (const each of [type, `${type}[]`]) {
    const { named, outcome } = await written(each);
    expect([named, outcome]).toEqual([each, [expect.objectContaining({ mart: 'm', rows: 1 })]]);
  }
});

test.each(REFUSED)(
  'a mart with a column of %s is refused before any file is written, and told what to cast to',
  async (type) => {
    const { named, outcome, files } = await written(type);
    const cast = castFor(named);
    expect(outcome).toMatchObject({
      code: 'warehouse.type',
      message: expect.stringContaining(`m.x is ${named}`),
      hint: `cast it in the SQL of m: cast(x as ${cast})`,
      details: { mart: 'm', column: 'x', type: named, cast },
    });
    expect(files.filter((file) => file.endsWith('.parquet'))).toEqual([]);
    // What it says to do works.
    expect((await written(cast)).outcome).toEqual([expect.objectContaining({ mart: 'm' })]);
    expect(columnType(cast)).toBeDefined();
  },
);

describe('a wider type', () => {
  test('is the same one, or holds every value of the old one', () => {
    const types = [...ALLOWED.map(([type]) => type), 'DECIMAL(20,3)', 'DECIMAL(20,4)', 'INTEGER[]', 'BIGINT[]'];
    const widened = types.flatMap((from) =>
      types.filter((to) => from !== to && isWidened(from, to)).map((to) => [from, to]),
    );
    expect(widened).toEqual([
      ['INTEGER', 'BIGINT'],
      ['DECIMAL(18,3)', 'DECIMAL(20,3)'],
    ]);
    expect(types.every((type) => isWidened(type, type))).toBe(true);
  });
});

test.each([
  ['another day', `date '2026-11-21'`],
  ['no day', 'cast(null as date)'],
])('a mart with a row of %s is refused, since its path would say another one', async (_name, value) => {
  await withTempFolder((folder) =>
    withDatabase({ ...SETTINGS, tempFolder: folder }, async (db) => {
      await db.run(`create table m as select 1 as x, date '${DAY}' as run_date union all select 2, ${value}`);
      await expect(writeMartFiles(db, DAY, folder, [MART])).rejects.toMatchObject({
        code: 'warehouse.partition',
        details: { mart: 'm', column: 'run_date', rows: 1 },
      });
      expect(readdirSync(folder).filter((file) => file.endsWith('.parquet'))).toEqual([]);
    }),
  );
});

test('the partition column is in the path and not in the file, whether a mart has it or not', async () => {
  await withTempFolder((folder) =>
    withDatabase({ ...SETTINGS, tempFolder: folder }, async (db) => {
      await db.run(`create table m as select 1 as x, date '${DAY}' as run_date`);
      await db.run('create table n as select 1 as x');
      const files = await writeMartFiles(db, DAY, folder, [MART, { ...MART, name: 'n' }]);
      expect(files.map(({ key, rows }) => [key, rows])).toEqual([
        [`m/run_date=${DAY}/part.parquet`, 1],
        [`n/run_date=${DAY}/part.parquet`, 1],
      ]);
      for (const { file } of files)
        expect(await db.rows('from read_parquet(?, hive_partitioning = false)', [file])).toEqual([{ x: 1 }]);
    }),
  );
});
