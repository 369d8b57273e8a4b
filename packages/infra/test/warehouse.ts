import type { Catalogue } from '../src/warehouse/catalogue.ts';

const text = { glue: 'string', trino: 'varchar' };

/** A catalogue of two marts and a view that know nothing of this project. */
export const CATALOGUE: Catalogue = {
  marts: [
    { name: 'readings', partition: 'read_on', columns: [{ name: 'station', ...text }] },
    { name: 'daily', partition: 'day', columns: [{ name: 'readings', glue: 'bigint', trino: 'bigint' }] },
  ],
  views: [{ name: 'stations', sql: 'select distinct station from readings', columns: [{ name: 'station', ...text }] }],
};
