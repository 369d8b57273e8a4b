import type { CatalogueView } from './catalogue.ts';

/** Athena's name for Glue's tables of the account. */
const CATALOG = 'awsdatacatalog';

/** Glue wants a reader, and a view has none. */
const NO_READER = { name: '-', serializationLibrary: '-' };

/**
 * What Glue is told of a view, as Athena's own `create view` leaves it (github.com/iconara/terraform-aws-athena-view): the
 * columns stand twice, by Hive's types and by Trino's, and a view in which they differ from its SQL is stale.
 */
export function historyView({ name, sql, columns }: CatalogueView, database: string) {
  const view = {
    originalSql: sql.trim(),
    catalog: CATALOG,
    schema: database,
    columns: columns.map(({ name, trino }) => ({ name, type: trino })),
  };
  return {
    name,
    tableType: 'VIRTUAL_VIEW',
    parameters: { presto_view: 'true' },
    viewOriginalText: `/* Presto View: ${Buffer.from(JSON.stringify(view)).toString('base64')} */`,
    storageDescriptor: {
      serDeInfo: NO_READER,
      columns: columns.map(({ name, glue }) => ({ name, type: glue })),
    },
  };
}
