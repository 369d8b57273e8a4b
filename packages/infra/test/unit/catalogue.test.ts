import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CatalogueColumn, catalogueOf } from '../../src/warehouse/catalogue.ts';
import { historyView } from '../../src/warehouse/history-view.ts';
import { martTable } from '../../src/warehouse/mart-table.ts';

const word = fc.stringMatching(/^[a-z][a-z_]{0,9}$/);
const columns = fc.uniqueArray(
  fc.record({
    name: word,
    glue: fc.constantFrom('string', 'array<int>'),
    trino: fc.constantFrom('varchar', 'array(integer)'),
  }),
  { selector: ({ name }) => name, minLength: 1, maxLength: 8 },
);
const hive = (all: readonly CatalogueColumn[]) => all.map(({ name, glue }) => ({ name, type: glue }));

describe('the table of a mart', () => {
  test('finds its days by their path, from the first day until tomorrow, and reads them as Parquet', () => {
    const mart = {
      name: 'readings',
      partition: 'read_on',
      columns: [
        { name: 'station', glue: 'string', trino: 'varchar' },
        { name: 'times', glue: 'array<timestamp>', trino: 'array(timestamp(3))' },
      ],
    };
    expect(martTable(mart, { bucket: 'files', firstDay: '2026-03-01' })).toEqual({
      name: 'readings',
      tableType: 'EXTERNAL_TABLE',
      parameters: {
        EXTERNAL: 'TRUE',
        classification: 'parquet',
        'projection.enabled': 'true',
        'projection.read_on.type': 'date',
        'projection.read_on.format': 'yyyy-MM-dd',
        'projection.read_on.range': '2026-03-01,NOW+1DAYS',
        'projection.read_on.interval': '1',
        'projection.read_on.interval.unit': 'DAYS',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: Athena fills the place in, not JavaScript.
        'storage.location.template': 's3://files/readings/read_on=${read_on}/',
      },
      partitionKeys: [{ name: 'read_on', type: 'date' }],
      storageDescriptor: {
        location: 's3://files/readings/',
        inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
        outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
        serDeInfo: {
          serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
          parameters: { 'serialization.format': '1' },
        },
        columns: [
          { name: 'station', type: 'string' },
          { name: 'times', type: 'array<timestamp>' },
        ],
      },
    });
  });

  test('leads to where an object of a day lies, whatever the mart is', () => {
    const days = fc.date({ min: new Date('2006-03-14'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(word, word, columns, days, (name, partition, all, day) => {
        const { parameters } = martTable({ name, partition, columns: all }, { bucket: 'b', firstDay: '2026-01-01' });
        const date = day.toISOString().slice(0, 10);
        const filled = parameters['storage.location.template']?.replace(`\${${partition}}`, date);
        expect(`${filled}part.parquet`).toBe(`s3://b/${name}/${partition}=${date}/part.parquet`);
      }),
    );
  });
});

describe('a view', () => {
  test('is what Athena itself leaves of one, with its types by the names of Hive and of Trino', () => {
    const sql = fc.string({
      unit: fc.constantFrom('select ', '"', '*/', '\\', '\n', 'é', '\u{1F600}', '$', '{x}'),
      maxLength: 20,
    });
    fc.assert(
      fc.property(word, sql, columns, (name, sql, all) => {
        const { viewOriginalText, ...told } = historyView({ name, sql, columns: all }, 'a_database');
        expect(told).toEqual({
          name,
          tableType: 'VIRTUAL_VIEW',
          parameters: { presto_view: 'true' },
          storageDescriptor: { serDeInfo: { name: '-', serializationLibrary: '-' }, columns: hive(all) },
        });
        const [, encoded = ''] = /^\/\* Presto View: ([A-Za-z0-9+/]+=*) \*\/$/.exec(viewOriginalText) ?? [];
        expect(JSON.parse(Buffer.from(encoded, 'base64').toString())).toEqual({
          originalSql: sql.trim(),
          catalog: 'awsdatacatalog',
          schema: 'a_database',
          columns: all.map(({ name, trino }) => ({ name, type: trino })),
        });
      }),
    );
  });
});

describe('the catalogue', () => {
  const namesOf = (duckdb: string) => (duckdb === 'VARCHAR' ? { glue: 'string', trino: 'varchar' } : undefined);
  const text = { glue: 'string', trino: 'varchar' };
  const models = {
    marts: [{ name: 'readings', partition: 'read_on' }],
    views: [{ name: 'stations', sql: 'select station from readings' }],
    columns: {
      marts: { readings: { read_on: 'VARCHAR', station: 'VARCHAR' } },
      views: { stations: { station: 'VARCHAR' } },
    },
  };

  test('has the columns of each mart without the one that the path says, and those of each view', () => {
    expect(catalogueOf(models, namesOf)).toEqual({
      marts: [{ name: 'readings', partition: 'read_on', columns: [{ name: 'station', ...text }] }],
      views: [{ name: 'stations', sql: 'select station from readings', columns: [{ name: 'station', ...text }] }],
    });
  });

  test('is refused where a type is none of the other engines, or columns are not known', () => {
    const of = (columns: typeof models.columns) => () => catalogueOf({ ...models, columns }, namesOf);
    const { marts, views } = models.columns;
    expect(of({ marts, views: { stations: { station: 'HUGEINT' } } })).toThrow(
      expect.objectContaining({
        code: 'catalogue.type',
        message: 'stations.station is HUGEINT, which Athena does not read',
      }),
    );
    const none = { ...models, columns: { marts: {}, views } };
    expect(() => catalogueOf(none, namesOf)).toThrow(expect.objectContaining({ code: 'catalogue.missing' }));
  });
});
