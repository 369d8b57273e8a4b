import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sqlName, sqlText } from '../../src/duckdb/sql-text.ts';
import { type Database, withDatabase } from '../../src/duckdb/with-database.ts';
import { SETTINGS, withTempFolder } from '../support.ts';

test('values come back as JSON can hold them', async () => {
  const rows = await withTempFolder((tempFolder) =>
    withDatabase({ ...SETTINGS, tempFolder }, (db) =>
      db.rows(`select date '2026-11-22' as day, timestamp '2026-11-22 01:02:03.004' as at, count(*) as n,
        [1, 2] as list, 1.5::double as x, null as nothing, 9223372036854775807 as big`),
    ),
  );
  expect(rows).toEqual([
    {
      day: '2026-11-22',
      at: '2026-11-22T01:02:03.004Z',
      n: 1,
      list: [1, 2],
      x: 1.5,
      nothing: null,
      big: '9223372036854775807',
    },
  ]);
});

test.each([
  ['read files', `select * from read_text('/etc/hostname')`],
  ['write files', `copy (select 1) to '/tmp/quote-elt-escape.csv'`],
  ['open the lock', 'set enable_external_access = true'],
  ['load extensions', 'install httpfs'],
])('SQL cannot %s outside of its folders', async (_name, sql) => {
  await withTempFolder(async (tempFolder) => {
    await expect(withDatabase({ ...SETTINGS, tempFolder }, (db) => db.rows(sql))).rejects.toThrow(
      /disabled|locked|Permission/i,
    );
  });
  expect(existsSync('/tmp/quote-elt-escape.csv')).toBe(false);
});

test('SQL can read the folders it is given', async () => {
  await withTempFolder(async (folder) => {
    await writeFile(join(folder, 'a.txt'), 'hello');
    const rows = await withDatabase({ ...SETTINGS, tempFolder: join(folder, 'tmp'), folders: [folder] }, (db) =>
      db.rows('select content from read_text(?)', [join(folder, 'a.txt')]),
    );
    expect(rows).toEqual([{ content: 'hello' }]);
  });
});

test('a signal ends the statement that runs, and refuses the next one', async () => {
  const stop = new AbortController();
  await withDatabase({ ...SETTINGS, signal: stop.signal }, async (db) => {
    const long = db.rows('select sum(a.range * b.range) from range(1000000) a, range(1000000) b');
    setTimeout(() => stop.abort(), 20);
    await expect(long).rejects.toThrow(/interrupt/i);
    await expect(db.rows('select 1')).rejects.toThrow(/abort/i);
    await expect(db.run('create table x (y int)')).rejects.toThrow(/abort/i);
  });
});

test('a database is closed when its use has ended, well or not', async () => {
  const kept: Database[] = [];
  await withDatabase(SETTINGS, async (db) => void kept.push(db));
  await expect(
    withDatabase(SETTINGS, (db) => {
      kept.push(db);
      throw new Error('given up');
    }),
  ).rejects.toThrow('given up');
  for (const db of kept) await expect(db.rows('select 1')).rejects.toThrow(/disconnected|closed/i);
});

test('names and texts are quoted', () => {
  expect([sqlName('a"b'), sqlText("it's")]).toEqual(['"a""b"', "'it''s'"]);
});

describe('an aborted signal', () => {
  const forever = 'select count(*) from range(1000000000000) where range % 7 = 3';

  test('interrupts the statement that runs', async () => {
    await withTempFolder(async (tempFolder) => {
      const abort = new AbortController();
      const started = performance.now();
      const ended = withDatabase({ ...SETTINGS, tempFolder, signal: abort.signal }, (db) => {
        setTimeout(() => abort.abort(), 100);
        return db.rows(forever);
      });
      await expect(ended).rejects.toThrow(/interrupt/i);
      expect(performance.now() - started).toBeLessThan(5000);
    });
  });

  test('lets no other statement begin, and throws its reason', async () => {
    await withTempFolder(async (tempFolder) => {
      const abort = new AbortController();
      const ended = withDatabase({ ...SETTINGS, tempFolder, signal: abort.signal }, async (db) => {
        abort.abort(new RangeError('time is over'));
        await db.run('select 1');
      });
      await expect(ended).rejects.toThrow('time is over');
    });
  });
});
