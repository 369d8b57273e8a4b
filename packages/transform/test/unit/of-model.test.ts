import { CodedError } from '@quote-elt/runtime';
import { expect, test } from 'vitest';
import { withDatabase } from '../../src/duckdb/with-database.ts';
import { createViews } from '../../src/history/create-views.ts';
import { modelSql } from '../../src/models/model-sql.ts';
import { ofModel } from '../../src/models/of-model.ts';
import { runIncrementalModels } from '../../src/models/run-models.ts';
import { SETTINGS } from '../support.ts';

test('what DuckDB says of a statement names what it is about, and is kept whole', async () => {
  const run = () => withDatabase(SETTINGS, (db) => db.run('select\n    nope'));
  await expect(ofModel('a (models/a.sql)', run)).rejects.toMatchObject({
    code: 'models.failed',
    message:
      'a (models/a.sql): Binder Error: Referenced column "nope" was not found because the FROM clause is missing',
    cause: expect.objectContaining({ message: expect.stringContaining('LINE 2:     nope') }),
    linesBefore: 0,
  });
});

test.each([
  ['of ours', new CodedError('a.b', 'Binder Error: ours')],
  ['that stops a statement', new Error('INTERRUPT Error: Interrupted!')],
  ['of somebody else', new Error('connection lost')],
])('an error %s stays what it is', async (_name, error) => {
  await expect(ofModel('a', () => Promise.reject(error))).rejects.toBe(error);
});

test('a model and a view that DuckDB refuses are named with their files', async () => {
  await withDatabase(SETTINGS, async (db) => {
    const told = {
      code: 'models.failed',
      // DuckDB counts the line of the head too.
      linesBefore: 1,
      message: expect.stringMatching(/^\w+ \(models\/\w+\/\w+\.sql\): /),
    };
    await expect(runIncrementalModels(db, true)).rejects.toMatchObject(told);
    await expect(createViews(db)).rejects.toMatchObject(told);
  });
});

test('a model without a file is named with the file that is missing', () => {
  expect(() => modelSql({ layer: 'marts', name: 'nowhere' })).toThrow(
    expect.objectContaining({
      code: 'models.missing',
      message: 'nowhere (models/marts/nowhere.sql): there is no such file',
    }),
  );
});
