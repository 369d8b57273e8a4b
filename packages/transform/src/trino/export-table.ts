import { sqlText } from '../duckdb/sql-text.ts';

/** The name of the table over an export of DynamoDB to S3, which has one `{"Item": …}` a line. */
export const EXPORT_TABLE = 'raw_export';

/**
 * The statement with which Trino makes the table over the export at `location`: the attributes that models read, in types of
 * Trino. Keys of JSON are told apart by their case, since DynamoDB tells them apart; so each key with a capital letter has to
 * be named (docs.aws.amazon.com/athena/latest/ug/openx-json-serde.html).
 */
export function exportTable(columns: Readonly<Record<string, string>>, location: string): string {
  const fields = Object.entries(columns).map(([name, type]) => `        ${name} ${trinoRowType(type)}`);
  const attributes = new Set(
    Object.values(columns).flatMap((type) => [...type.matchAll(/\b[A-Z]{1,4}(?= )/g)].map(String)),
  );
  const mappings = ['Item', ...attributes].map((key) => [`mapping.${key.toLowerCase()}`, key] as const);
  const properties = [['case.insensitive', 'false'] as const, ...mappings];
  return `create table ${EXPORT_TABLE} (
    item row(
${fields.join(',\n')}
    )
)
with (
    format = 'OPENX_JSON',
    external_location = ${sqlText(location)},
    extra_properties = map(
        array[${properties.map(([key]) => sqlText(key)).join(', ')}],
        array[${properties.map(([, value]) => sqlText(value)).join(', ')}]
    )
)`;
}

/** A type of nested attributes as Trino spells it; DuckDB's types of them are STRUCT, lists and VARCHAR. */
function trinoRowType(type: string): string {
  const list = /^(.*)\[\]$/.exec(type)?.[1];
  if (list !== undefined) return `array(${trinoRowType(list)})`;
  const struct = /^STRUCT\((.*)\)$/.exec(type)?.[1];
  if (struct === undefined) return type.toLowerCase();
  const fields = splitFields(struct).map((field) => {
    const at = field.indexOf(' ');
    return `${field.slice(0, at).toLowerCase()} ${trinoRowType(field.slice(at + 1))}`;
  });
  return `row(${fields.join(', ')})`;
}

/** The fields of a struct: its text parted at each comma that stands in no bracket. */
function splitFields(text: string): string[] {
  const fields: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')') depth--;
    else if (text[at] === ',' && depth === 0) {
      fields.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...fields, text.slice(start).trim()];
}
