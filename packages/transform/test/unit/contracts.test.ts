import { MART_ROWS } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { MODELS, ROLES, SINGULAR_CHECKS } from '../../models/manifest.ts';
import { ROLE_COLUMNS } from '../../src/manifest/roles.ts';
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

/** The columns of a model on empty input, in their order. */
const columnsOf = (model: string) =>
  withModels([], (db) => db.rows(`select column_name, column_type from (describe ${model})`));

test('every row schema is that of a mart', () => {
  const marts = MARTS.map(({ name }) => name);
  expect(Object.keys(MART_ROWS).filter((name) => !marts.includes(name))).toEqual([]);
});

test.each(Object.entries(MART_ROWS))(
  '%s has the columns and types of its row schema, on empty input too',
  async (name, schema) => {
    const columns = Object.entries(schema.shape).map(([column, field]) => ({
      column_name: column,
      column_type: duckDbType(z.toJSONSchema(field)),
    }));
    expect(await columnsOf(name)).toEqual(columns);
  },
);

test.each(Object.entries(ROLE_COLUMNS))(
  'the role %s has a model, which gives the columns that the engine reads',
  async (role, columns: readonly string[]) => {
    const model = MODELS.find(({ name }) => name === new Map(Object.entries(ROLES)).get(role));
    expect(model).toBeDefined();
    const names = (await columnsOf(String(model?.name))).map(({ column_name }) => column_name);
    expect(names).toEqual(expect.arrayContaining([...columns]));
  },
);

test('the staging model is loaded batch by batch', () => {
  expect(MODELS.find(({ name }) => name === ROLES.staging)?.materialise).toBe('incremental');
});

test('the checks that hold for the rows of any day have an entry: none is lost, and how many may be unusable', () => {
  const checks = SINGULAR_CHECKS.map(({ name, severity }) => `${name}: ${severity}`);
  expect(checks).toEqual(
    expect.arrayContaining(['rows_conserved: error', 'rejected_rows: warn', 'rejected_share: error']),
  );
});
