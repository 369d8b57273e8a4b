import { CalendarDate } from '@quote-elt/shared';
import {
  columnsContract,
  columnType,
  MARTS,
  objectKey,
  partitionPrefix,
  VIEWS,
  viewColumns,
  viewSql,
} from '@quote-elt/transform/warehouse';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { transformWarehouseStatements } from '../../src/iam/statements.ts';
import { historyView } from '../../src/warehouse/history-view.ts';
import { martTable } from '../../src/warehouse/mart-table.ts';
import { readCatalogue } from '../../src/warehouse/read-catalogue.ts';

const { marts, views } = readCatalogue();
const days = fc
  .date({ min: new Date('2006-03-14'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((day) => CalendarDate.parse(day.toISOString().slice(0, 10)));
const published = fc.constantFrom(...MARTS);

test('each mart has the columns that its files promise, in their order and by the names of Glue and Trino', () => {
  expect(marts).toEqual(
    MARTS.map(({ name, partition }) => ({
      name,
      partition,
      columns: Object.entries(columnsContract()[name] ?? {}).map(([column, type]) => ({
        name: column,
        glue: columnType(type)?.glue,
        trino: columnType(type)?.trino,
      })),
    })),
  );
  expect(marts.length).toBeGreaterThan(0);
  expect(
    marts.every(({ columns, partition }) => columns.length > 0 && columns.every(({ name }) => name !== partition)),
  ).toBe(true);
});

test('each view has its SQL and the columns that it gives, as Athena is told them', () => {
  expect(views.map(({ name }) => name)).toEqual(VIEWS.map(({ name }) => name));
  for (const view of views) {
    const { storageDescriptor, viewOriginalText } = historyView(view, 'a_database');
    const [, encoded = ''] = /^\/\* Presto View: (\S+) \*\/$/.exec(viewOriginalText) ?? [];
    const types = Object.entries(viewColumns()[view.name] ?? {});
    expect(types.length).toBeGreaterThan(0);
    expect(JSON.parse(Buffer.from(encoded, 'base64').toString())).toEqual({
      originalSql: viewSql(view).trim(),
      catalog: 'awsdatacatalog',
      schema: 'a_database',
      columns: types.map(([name, type]) => ({ name, type: columnType(type)?.trino })),
    });
    expect(storageDescriptor.columns).toEqual(types.map(([name, type]) => ({ name, type: columnType(type)?.glue })));
    // Glue keeps no longer text of a view.
    expect(viewOriginalText.length).toBeLessThanOrEqual(409_600);
  }
});

test('the table of a mart looks for each day just where its object is published', () => {
  fc.assert(
    fc.property(published, days, (mart, day) => {
      const table = marts.find(({ name }) => name === mart.name);
      if (table === undefined) throw new Error(`there is no table ${mart.name}`);
      const { parameters } = martTable(table, { bucket: 'b', firstDay: '2026-01-01' });
      const place = parameters['storage.location.template']?.replace(`\${${mart.partition}}`, day);
      expect(place).toBe(`s3://b/${partitionPrefix(mart, day)}`);
    }),
  );
});

test('transform may write and list each day of each mart, and no key besides', () => {
  const [objects, list] = transformWarehouseStatements('arn:b', MARTS);
  const matches = (patterns: readonly string[] | undefined, text: string) =>
    (patterns ?? []).some((pattern) => pattern.endsWith('*') && text.startsWith(pattern.slice(0, -1)));
  fc.assert(
    fc.property(published, days, (mart, day) => {
      expect(matches(objects?.resources, `arn:b/${objectKey(mart, day)}`)).toBe(true);
      expect(matches(list?.conditions?.StringLike?.['s3:prefix'], partitionPrefix(mart, day))).toBe(true);
    }),
  );
  expect(matches(objects?.resources, 'arn:b/athena-results/x.csv')).toBe(false);
  expect(matches(list?.conditions?.StringLike?.['s3:prefix'], '')).toBe(false);
});
