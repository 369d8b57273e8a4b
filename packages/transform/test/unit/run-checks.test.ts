import type { CheckResult } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { MODELS, SINGULAR_CHECKS } from '../../models/manifest.ts';
import { allChecks, type Check, columnCheck, keyChecks } from '../../src/checks/check.ts';
import { runChecks } from '../../src/checks/run-checks.ts';
import { withDatabase } from '../../src/duckdb/with-database.ts';
import { SETTINGS, withModels, withTempFolder } from '../support.ts';
import { CHECK_KINDS } from '../support-checks.ts';

/** Runs checks on a table `t` made of `values`, and gives what each was found to be. */
async function resultsOf(checks: readonly Check[], values: string): Promise<CheckResult[]> {
  return withTempFolder((tempFolder) =>
    withDatabase({ ...SETTINGS, tempFolder }, async (db) => {
      await db.run(`create table t as from (values ${values}) as v (x, y)`);
      await db.run('create table other as select 1 as id');
      const results: CheckResult[] = [];
      await runChecks(db, results, checks);
      return results;
    }),
  );
}

/** The failures of a check on a table `t` made of `values`. */
async function failures(check: { sql: string }, values: string): Promise<number> {
  return withTempFolder((tempFolder) =>
    withDatabase({ ...SETTINGS, tempFolder }, async (db) => {
      await db.run(`create table t as from (values ${values}) as v (x, y)`);
      await db.run('create table other as select 1 as id');
      return (await db.rows(check.sql)).length;
    }),
  );
}

test.each(CHECK_KINDS)('$check.kind finds the rows that break it', async ({ check, good, bad, broken }) => {
  expect([await failures(columnCheck('t', check), good), await failures(columnCheck('t', check), bad)]).toEqual([
    0,
    broken,
  ]);
});

test.each(CHECK_KINDS)(
  '$check.kind counts the same with other checks of the same model',
  async ({ check, bad, broken }) => {
    const soft = columnCheck('t', { ...check, severity: 'warn' });
    const always = columnCheck('t', { kind: 'not_null', column: 'y', severity: 'warn' });
    expect(await resultsOf([always, soft], bad)).toEqual([
      { name: 't.y.not_null', status: 'passed', failures: 0 },
      { name: soft.name, status: 'warned', failures: broken },
    ]);
  },
);

test('two checks of one kind on one column are counted apart: a band that warns within a band that fails', async () => {
  const range = (max: number, severity: 'warn' | 'error') =>
    columnCheck('t', { kind: 'range', column: 'x', min: 0, max, severity });
  for (const checks of [
    [range(5, 'warn'), range(10, 'error')],
    [range(10, 'error'), range(5, 'warn')],
  ]) {
    const found = await resultsOf(checks, '(7, 1)');
    expect(found.map(({ status }) => status).toSorted()).toEqual(['passed', 'warned']);
  }
});

test('a key of two columns is unique together and not null apart', async () => {
  const checks = keyChecks({ name: 't', key: ['x', 'y'] });
  const found = await Promise.all(checks.map((check) => failures(check, '(1, 1), (1, 2), (1, 2), (null, 3)')));
  expect(checks.map(({ name }, i) => [name, found[i]])).toEqual([
    ['t.x+y.unique', 1],
    ['t.x.not_null', 1],
    ['t.y.not_null', 0],
  ]);
});

test('the result of every check is recorded; the first error is thrown, with at most five rows', async () => {
  await withModels([], async (db) => {
    const results: CheckResult[] = [];
    const failing = 'select * from range(7) as t (n)';
    const checks = [
      { name: 'soft', severity: 'warn', sql: failing },
      { name: 'good', severity: 'error', sql: 'select 1 where false' },
      { name: 'hard', severity: 'error', sql: failing },
      { name: 'harder', severity: 'error', sql: failing },
    ] as const;
    await expect(runChecks(db, results, checks)).rejects.toMatchObject({
      code: 'check.failed',
      details: { check: 'hard', failures: 7, examples: [{ n: 0 }, { n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }] },
    });
    expect(results).toEqual([
      { name: 'soft', status: 'warned', failures: 7 },
      { name: 'good', status: 'passed', failures: 0 },
      { name: 'hard', status: 'failed', failures: 7 },
      { name: 'harder', status: 'failed', failures: 7 },
    ]);
  });
});

test('a check whose select ends in a comment fails as any other', async () => {
  await withModels([], async (db) => {
    const check = { name: 'hard', severity: 'error', sql: 'select 1 as a -- why' } as const;
    await expect(runChecks(db, [], [check])).rejects.toMatchObject({
      code: 'check.failed',
      details: { check: 'hard', failures: 1, examples: [{ a: 1 }] },
    });
  });
});

test('the error of a check is one bounded line, whatever its rows hold', async () => {
  await withModels([], async (db) => {
    const check = { name: 'hard', severity: 'error', sql: `select repeat('a' || chr(10), 50_000) as text` } as const;
    const failed = await runChecks(db, [], [check]).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'check.failed' });
    expect(String(failed).length).toBeLessThan(1200);
    expect(String(failed)).not.toContain('\n');
  });
});

test('the checks of the manifest have names of their own', () => {
  const names = allChecks().map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(
    expect.arrayContaining([...MODELS.flatMap(keyChecks), ...SINGULAR_CHECKS].map(({ name }) => name)),
  );
});
