/** A value of Trino's answer as DuckDB's JSON has it, by its type. */
export function asDuckDb(type: string, value: unknown): unknown {
  if (value === null) return null;
  const element = /^array\((.*)\)$/.exec(type)?.[1];
  if (element !== undefined && Array.isArray(value)) return value.map((each) => asDuckDb(element, each));
  if (typeof value !== 'string') return value;
  if (type.startsWith('timestamp')) return `${value.replace(' ', 'T')}Z`;
  // node-api 1.5.5 takes a byte order mark off the front of a text.
  return type === 'varchar' ? value.replace(/^\ufeff/, '') : value;
}
