import { MART_ROWS } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { MARTS } from '../../src/marts/marts.ts';
import { withModels } from '../support.ts';

const JsonType = z.object({
  type: z.string().optional(),
  format: z.string().optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
});

/** The DuckDB type that holds values of a JSON Schema. */
function duckDbType(schema: unknown): string {
  const { type, format, items, anyOf } = JsonType.parse(schema);
  if (anyOf !== undefined) return duckDbType(anyOf[0]);
  if (type === 'array') return `${duckDbType(items)}[]`;
  if (type === 'integer') return 'INTEGER';
  if (type === 'number') return 'DOUBLE';
  if (format === 'date') return 'DATE';
  return format === 'date-time' ? 'TIMESTAMP' : 'VARCHAR';
}

test('every mart has a row schema', () => {
  expect(Object.keys(MART_ROWS).sort()).toEqual(MARTS.map(({ name }) => name).sort());
});

test.each(Object.entries(MART_ROWS))(
  '%s has the columns and types of its row schema, on empty input too',
  async (name, schema) => {
    const described = await withModels([], (db) => db.rows(`select column_name, column_type from (describe ${name})`));
    const columns = Object.entries(schema.shape).map(([column, field]) => ({
      column_name: column,
      column_type: duckDbType(z.toJSONSchema(field)),
    }));
    expect(described).toEqual(columns);
  },
);
