import type { z } from 'zod';
import { sqlName } from '../duckdb/sql-text.ts';

type JsonSchema = z.core.JSONSchema._JSONSchema;

/** Types of a JSON Schema that DuckDB has one of its own for. */
const TYPES: Readonly<Record<string, string>> = { integer: 'BIGINT', number: 'DOUBLE', boolean: 'BOOLEAN' };
const FORMATS: Readonly<Record<string, string>> = { date: 'DATE', 'date-time': 'TIMESTAMP' };

/** The type of DuckDB that holds what a JSON Schema describes; JSON where it may be of more than one type. */
export function duckDbType(schema: JsonSchema | undefined): string {
  if (typeof schema !== 'object') return 'JSON';
  const { type = '', format = '', items, properties, additionalProperties } = schema;
  if (Array.isArray(type)) return 'JSON';
  if (type === 'string') return FORMATS[format] ?? 'VARCHAR';
  if (type === 'array') return `${duckDbType(Array.isArray(items) ? undefined : items)}[]`;
  if (properties !== undefined) {
    const fields = Object.entries(properties).map(([name, each]) => `${sqlName(name)} ${duckDbType(each)}`);
    return `STRUCT(${fields.join(', ')})`;
  }
  if (type === 'object') return `MAP(VARCHAR, ${duckDbType(additionalProperties)})`;
  return TYPES[type] ?? 'JSON';
}
