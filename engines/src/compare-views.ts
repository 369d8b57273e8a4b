import { createMarts, createViews, type Database, MARTS, ORDERED_VIEWS, orderSql, viewSql } from '@quote-elt/transform';
import { columnsContract } from '@quote-elt/transform/warehouse';
import { difference, duckDbTable, trinoTable } from './compare/table.ts';
import { FIRST_DAY } from './days/days.ts';
import { projectedTable } from './projected-table.ts';
import type { RunTrino } from './trino/trino-client.ts';
import type { Verdict } from './verdict.ts';

/** Compares a day of every mart, and every view over all published days of `tree`, read by DuckDB and by Trino; `days` is how many the range has. */
export async function compareViews(db: Database, run: RunTrino, tree: string, days: number): Promise<Verdict[]> {
  await createMarts(db, tree);
  await createViews(db);
  const columns = columnsContract();
  for (const mart of MARTS) await run(projectedTable(mart, columns[mart.name] ?? {}, FIRST_DAY, days));
  const verdicts: Verdict[] = [];
  for (const mart of MARTS) {
    const ofDay = `select * from ${mart.name} where ${mart.partition} = date '${FIRST_DAY}' order by ${orderSql(mart)}`;
    verdicts.push(
      await compare(
        `${mart.name} (a day)`,
        () => duckDbTable(db, ofDay),
        () => trinoTable(run, ofDay),
      ),
    );
  }
  for (const view of ORDERED_VIEWS) {
    await run(`create view ${view.name} as ${viewSql(view)}`);
    const select = `select * from ${view.name} order by ${orderSql(view)}`;
    verdicts.push(
      await compare(
        view.name,
        () => duckDbTable(db, select),
        () => trinoTable(run, select),
      ),
    );
  }
  return verdicts;
}

/** Takes the time of both engines, and compares what they gave. */
export async function compare(
  name: string,
  expected: () => ReturnType<typeof duckDbTable>,
  actual: () => ReturnType<typeof trinoTable>,
): Promise<Verdict> {
  const begun = performance.now();
  const told = await expected();
  const between = performance.now();
  const had = await actual();
  const found = difference(told, had);
  return {
    name,
    identical: found === undefined,
    rows: told.rows.length,
    duckdb_ms: Math.round(between - begun),
    engine_ms: Math.round(performance.now() - between),
    ...(found === undefined ? {} : { difference: found }),
  };
}
