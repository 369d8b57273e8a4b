import type { CatalogueMart } from './catalogue.ts';

/** Parquet, as Hive, Glue, Athena and Trino name its reader and writer. */
const PARQUET = {
  inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
  outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
  serDeInfo: {
    serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
    parameters: { 'serialization.format': '1' },
  },
} as const;

/** Where the objects of a table lie, and the first day that is looked for. */
export interface MartPlace {
  readonly bucket: string;
  /** `YYYY-MM-DD` */
  readonly firstDay: string;
}

/**
 * What Glue is told of a mart. Its days are computed from the path, not listed in Glue: of Athena's and Trino's words for
 * that, only these units and this spelling are common (docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html).
 * The last day is tomorrow of the UTC day, so that no clock hides one.
 */
export function martTable({ name, partition, columns }: CatalogueMart, { bucket, firstDay }: MartPlace) {
  const location = `s3://${bucket}/${name}/`;
  const projection = (key: string) => `projection.${partition}.${key}`;
  return {
    name,
    tableType: 'EXTERNAL_TABLE',
    parameters: {
      EXTERNAL: 'TRUE',
      classification: 'parquet',
      'projection.enabled': 'true',
      [projection('type')]: 'date',
      [projection('format')]: 'yyyy-MM-dd',
      [projection('range')]: `${firstDay},NOW+1DAYS`,
      [projection('interval')]: '1',
      [projection('interval.unit')]: 'DAYS',
      'storage.location.template': `${location}${partition}=\${${partition}}/`,
    },
    partitionKeys: [{ name: partition, type: 'date' }],
    storageDescriptor: {
      location,
      ...PARQUET,
      columns: columns.map(({ name, glue }) => ({ name, type: glue })),
    },
  };
}
