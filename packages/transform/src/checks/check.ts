import { sqlName, sqlText } from '../duckdb/sql-text.ts';
import type { ColumnCheck, Model, Severity } from '../manifest/model.ts';
import { type ModelSet, OWN_MODELS } from '../models/model-set.ts';

/** One check: a select whose rows are the failures. */
export interface Check {
  readonly name: string;
  readonly severity: Severity;
  readonly sql: string;
  /** Where a check looks at each row of a model by itself: the model, and what must be true of a row. */
  readonly rowwise?: { readonly model: string; readonly condition: string };
}

/** Every check of the manifest: the key of each model, its columns, and the singular ones. */
export function allChecks({ models, checks, sqlOf }: ModelSet = OWN_MODELS): Check[] {
  return [
    ...models.flatMap((model) => [
      ...keyChecks(model),
      ...(model.checks ?? []).map((check) => columnCheck(model.name, check)),
    ]),
    ...checks.map((check) => ({ ...check, sql: sqlOf(check) })),
  ];
}

/** The key of a model is unique, and none of its columns is null. */
export function keyChecks({ name, key }: Pick<Model, 'name' | 'key'>): Check[] {
  if (key.length === 0) return [];
  const columns = key.map(sqlName).join(', ');
  const unique: Check = {
    name: `${name}.${key.join('+')}.unique`,
    severity: 'error',
    sql: `select ${columns}, count(*) as rows from ${sqlName(name)} group by all having count(*) > 1`,
  };
  return [unique, ...key.map((column) => columnCheck(name, { kind: 'not_null', column }))];
}

/** The rows of `model` that break a column's check; a null breaks every one of them. */
export function columnCheck(model: string, check: ColumnCheck): Check {
  const condition = conditionOf(check);
  return {
    name: `${model}.${check.column}.${check.kind}`,
    severity: check.severity ?? 'error',
    sql: `select * from ${sqlName(model)} where (${condition}) is not true`,
    rowwise: { model, condition },
  };
}

function conditionOf(check: ColumnCheck): string {
  const column = sqlName(check.column);
  switch (check.kind) {
    case 'not_null':
      return `${column} is not null`;
    case 'accepted_values':
      return `${column} in (${check.values.map(sqlText).join(', ')})`;
    case 'range':
      return check.max === undefined ? `${column} >= ${check.min}` : `${column} between ${check.min} and ${check.max}`;
    case 'relationship':
      return `${column} in (select ${sqlName(check.toColumn)} from ${sqlName(check.to)})`;
  }
}
