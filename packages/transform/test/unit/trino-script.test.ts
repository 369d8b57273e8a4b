import { CalendarDate } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { MODELS, ROLES } from '../../models/manifest.ts';
import { RAW_COLUMNS } from '../../src/models/raw-columns.ts';
import { exportTable } from '../../src/trino/export-table.ts';
import { trinoStatements } from '../../src/trino/trino-script.ts';
import { lintSql } from '../common-sql/lint-sql.ts';

const SETTINGS = {
  date: CalendarDate.parse('2026-11-22'),
  exportLocation: "s3://bucket/it's/data/",
  tickSeconds: 300,
  maxRejectedShare: 0.1,
};

test('the table over an export has the attributes that models read, in types of Trino, and keys told apart by case', () => {
  const columns = { a: 'STRUCT(S VARCHAR)', b: 'STRUCT(L STRUCT(S VARCHAR, N VARCHAR)[], SS VARCHAR[])' };
  expect(exportTable(columns, SETTINGS.exportLocation)).toBe(`create table raw_export (
    item row(
        a row(s varchar),
        b row(l array(row(s varchar, n varchar)), ss array(varchar))
    )
)
with (
    format = 'OPENX_JSON',
    external_location = 's3://bucket/it''s/data/',
    extra_properties = map(
        array['case.insensitive', 'mapping.item', 'mapping.s', 'mapping.l', 'mapping.n', 'mapping.ss'],
        array['false', 'Item', 'S', 'L', 'N', 'SS']
    )
)`);
});

test('a script makes the inputs of the day, then every model after those that it reads', () => {
  const statements = trinoStatements(SETTINGS);
  expect(statements.slice(0, 2)).toEqual([
    'drop table if exists raw_export',
    exportTable(RAW_COLUMNS, SETTINGS.exportLocation),
  ]);
  expect(statements[2]).toMatch(/^create or replace view raw_items as\n[\s\S]*= '2026-11-22'$/);
  const made = statements.flatMap((each) => /^create table (\w+) as\n/.exec(each)?.[1] ?? []);
  expect([...made].sort()).toEqual(['run_context', ...MODELS.map(({ name }) => name)].sort());
  for (const { name, reads } of MODELS) {
    for (const read of reads.filter((each) => each !== 'raw_items')) {
      expect(made.indexOf(read)).toBeLessThan(made.indexOf(name));
    }
  }
});

test('a table is dropped before it is made, so that a script may be run again', () => {
  const statements = trinoStatements(SETTINGS);
  for (const [index, statement] of statements.entries()) {
    const [, made] = /^create table (\w+) as\n/.exec(statement) ?? [];
    if (made !== undefined) expect(statements[index - 1]).toBe(`drop table if exists ${made}`);
  }
});

test('SQL of the engine reads each model by its role, as soon as it is made', () => {
  const statements = trinoStatements(SETTINGS);
  for (const [role, name] of Object.entries(ROLES).filter(([role, name]) => role !== name)) {
    const made = statements.findIndex((each) => each.startsWith(`create table ${name} as\n`));
    expect(
      statements.slice(made + 1).filter((each) => each === `create or replace view ${role} as\nselect * from ${name}`),
    ).toHaveLength(1);
    expect(statements[made + 1]).toContain(`create or replace view ${role} `);
  }
});

test('what is known of the run is that of the day and of the schedule', () => {
  const context = trinoStatements(SETTINGS).find((each) => each.startsWith('create table run_context'));
  expect(context).toContain("date '2026-11-22' as run_date");
  expect(context).toContain('cast(300 as integer) as tick_seconds');
  expect(context).toContain('cast(288 as integer) as expected_ticks');
  expect(() => trinoStatements({ ...SETTINGS, tickSeconds: 0 })).toThrow(RangeError);
});

test('no statement has a semicolon, or, but for staging whose twin is tried by itself, says what Trino does not read', () => {
  for (const statement of trinoStatements(SETTINGS)) {
    expect(statement).not.toMatch(/;\s*$/);
    if (statement.startsWith(`create table ${ROLES.staging} as\n`)) continue;
    const [, select] = /^create table \w+ as\n([\s\S]*)$/.exec(statement) ?? [];
    expect(lintSql('script', select ?? '', 'trino')).toEqual([]);
  }
});
