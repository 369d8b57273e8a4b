import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Row, withDatabase } from '../../src/duckdb/with-database.ts';
import { SETTINGS } from '../support.ts';

const rowsOf = (sql: string): Promise<Row[]> => withDatabase(SETTINGS, (db) => db.rows(sql));

const COLUMNS = await rowsOf('select column_name as name, column_type as type from (describe from test_all_types())');
const TYPES = COLUMNS.map(({ name, type }) => ({ name: String(name), type: String(type) }));

test('DuckDB still has the types that people meet', () => {
  const names = TYPES.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['timestamp', 'timestamp_tz', 'dec38_10', 'hugeint', 'blob', 'bit']));
  expect(names).toEqual(
    expect.arrayContaining(['uuid', 'interval', 'medium_enum', 'union', 'map', 'array_of_structs']),
  );
});

test.each(TYPES)('the extremes of $name and its null are JSON, alone and nested', async ({ name }) => {
  const rows = await rowsOf(`select "${name}" as value, ["${name}"] as list, {'field': "${name}"} as struct,
    map {'key': "${name}"} as map, "${name}" is null as absent from test_all_types()`);
  expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
  expect(rows.map(({ value }) => value === null)).toEqual(rows.map(({ absent }) => absent));
  for (const { value, list, struct, map } of rows) {
    expect({ list, struct, map }).toEqual({ list: [value], struct: { field: value }, map: [{ key: 'key', value }] });
  }
});

const EXACT =
  /^(BOOLEAN|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|BIGNUM|DECIMAL.*|UUID|DATE|TIME|TIME_NS|BIT|BLOB|ENUM.*|VARCHAR)$/;

test.each(TYPES.filter(({ type }) => EXACT.test(type)))('$name loses no digit and no letter', async ({ name }) => {
  const rows = await rowsOf(
    `select "${name}" as value, "${name}"::varchar as text from test_all_types() where value is not null`,
  );
  expect(rows.map(({ value }) => String(value))).toEqual(rows.map(({ text }) => text));
});

test.each([
  [`timestamp '2026-11-22 01:02:03.004'`, '2026-11-22T01:02:03.004Z'],
  [`timestamp '2026-11-22 01:02:03'`, '2026-11-22T01:02:03.000Z'],
  [`timestamp '2026-11-22 01:02:03.000001'`, '2026-11-22T01:02:03.000001Z'],
  [`timestamp_s '2026-11-22 01:02:03'`, '2026-11-22T01:02:03.000Z'],
  [`timestamp_ms '2026-11-22 01:02:03.4'`, '2026-11-22T01:02:03.400Z'],
  [`timestamp_ns '2026-11-22 01:02:03.123456789'`, '2026-11-22T01:02:03.123456789Z'],
  [`timestamptz '2026-11-22 01:02:03.004+05:30'`, '2026-11-21T19:32:03.004Z'],
  [`timestamp '0001-01-01 00:00:00'`, '0001-01-01T00:00:00.000Z'],
  [`timestamp '9999-12-31 23:59:59.999'`, '9999-12-31T23:59:59.999Z'],
  [`timestamp '10000-01-01 00:00:00'`, '10000-01-01 00:00:00'],
  [`timestamp '0044-03-15 (BC) 00:00:00'`, '0044-03-15 (BC) 00:00:00'],
  [`'infinity'::timestamp`, 'infinity'],
  [`'-infinity'::timestamptz`, '-infinity'],
  [`'-infinity'::date`, '-infinity'],
  ['9007199254740991', 9007199254740991],
  ['9007199254740992', '9007199254740992'],
  ['-9007199254740992', '-9007199254740992'],
  [`'nan'::double`, 'NaN'],
  [`'-inf'::float`, '-Infinity'],
  ['1.50::decimal(4, 2)', '1.50'],
  [`{'at': 'infinity'::timestamp}::variant`, { at: 'infinity' }],
])('%s is %j', async (sql, value) => {
  expect(await rowsOf(`select ${sql} as value`)).toEqual([{ value }]);
});

test('an instant with a zone is told in UTC, whatever the zone of the machine', () => {
  const script = `const { withDatabase } = await import('./src/duckdb/with-database.ts');
    const sql = "select timestamptz '2026-11-22 01:02:03Z' as value";
    const rows = await withDatabase({ threads: 1, memoryLimitMb: 64 }, (db) => db.rows(sql));
    process.stdout.write(JSON.stringify([new Date(0).getTimezoneOffset(), rows]));`;
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: join(import.meta.dirname, '..', '..'),
    env: { ...process.env, TZ: 'America/New_York' },
    encoding: 'utf8',
  });
  expect(JSON.parse(told)).toEqual([300, [{ value: '2026-11-22T01:02:03.000Z' }]]);
});

test('columns of any name come back, those of one name under two', async () => {
  const [row] = await rowsOf(`select 1 as "__proto__", 2 as constructor, 3 as a, 4 as a`);
  expect(Object.entries(row ?? {})).toEqual([
    ['__proto__', 1],
    ['constructor', 2],
    ['a', 3],
    ['a:1', 4],
  ]);
});
