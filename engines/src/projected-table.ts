import { addDays, type CalendarDate } from '@quote-elt/shared';
import { columnType } from '@quote-elt/transform/warehouse';

/**
 * The statement with which Trino makes a mart a table over the tree by partition projection: no partition is registered, the
 * days of the range are looked for where the layout puts them. `columns` are DuckDB's types of the columns of its files. Throws
 * RangeError for one that Trino does not have. Source: trino.io/docs/476/connector/hive.html
 */
export function projectedTable(
  { name, partition }: { readonly name: string; readonly partition: string },
  columns: Readonly<Record<string, string>>,
  first: CalendarDate,
  days: number,
): string {
  const fields = Object.entries(columns).map(([column, type]) => `    "${column}" ${trinoTypeOf(type)}`);
  return `create table ${name} (
${fields.join(',\n')},
    ${partition} date with (
        partition_projection_type = 'DATE',
        partition_projection_format = 'yyyy-MM-dd',
        partition_projection_range = array['${first}', '${addDays(first, days)}'],
        partition_projection_interval = 1,
        partition_projection_interval_unit = 'DAYS'
    )
)
with (
    format = 'PARQUET',
    external_location = 'local:///${name}',
    partitioned_by = array['${partition}'],
    partition_projection_enabled = true
)`;
}

/** A type of DuckDB as Trino names it; throws RangeError for one that has no counterpart. */
export function trinoTypeOf(type: string): string {
  const found = columnType(type);
  if (found === undefined) throw new RangeError(`Trino has no type for ${type}`);
  return found.trino;
}
