import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withDatabase } from '../../src/duckdb/with-database.ts';
import { keptPages } from '../../src/facts/kept-pages.ts';
import { SETTINGS, withTempFolder } from '../support.ts';

test.each([
  [0, 40, 0, 0],
  [40, 40, 40, 0],
  [41, 40, 40, 1],
  [5000, 3000, 3000, 2000],
  [5000, Number.POSITIVE_INFINITY, 5000, 0],
])('of %i rows and a limit of %i come %i, and %i are counted besides', async (count, limit, length, more) => {
  const first = await withDatabase(SETTINGS, (db) =>
    db.firstRows(`select range as n from range(${count}) order by n`, { limit }),
  );
  expect([first.rows.length, first.more]).toEqual([length, more]);
  expect(first.rows.slice(0, 2)).toEqual([{ n: 0 }, { n: 1 }].slice(0, length));
});

test('rows are kept while their characters last, and the others are counted', async () => {
  const kept = (characters: number) =>
    withDatabase(SETTINGS, (db) =>
      db.firstRows(`select repeat('x', 90) as a from range(5000)`, { limit: 1000, characters }),
    );
  // A row is {"a":"xx…x"}, of 98 characters.
  for (const [characters, length] of [
    [98, 1],
    [195, 1],
    [196, 2],
    [9_800, 100],
    [1e9, 1000],
  ] as const) {
    const { rows, more } = await kept(characters);
    expect([rows.length, more]).toEqual([length, 5000 - length]);
  }
  await expect(kept(97)).rejects.toMatchObject({ code: 'sql.long_row', message: 'a row has up to 98 characters' });
});

test('no row is made of what lies beyond the characters, however long it is', async () => {
  const { rows, more } = await withDatabase(SETTINGS, (db) =>
    db.firstRows(`select case when i = 0 then 'x' else repeat('x', 20000000) end as a from range(3) as t(i)`, {
      limit: 1000,
      characters: 100,
    }),
  );
  expect([rows, more]).toEqual([[{ a: 'x' }], 2]);
  await expect(
    withDatabase(SETTINGS, (db) =>
      db.firstRows(`select repeat('x', 20000000) as a from range(5)`, { limit: 1000, characters: 50_000 }),
    ),
  ).rejects.toMatchObject({ code: 'sql.long_row' });
});

test('a statement that is stopped by its signal gives no answer, wherever it was', async () => {
  for (const delay of [0, 1, 2, 5, 10, 20]) {
    const stop = new AbortController();
    const rows = withDatabase({ ...SETTINGS, signal: stop.signal }, async (db) => {
      setTimeout(() => stop.abort(), delay);
      return db.firstRows('from range(100000000)', { limit: 10 });
    });
    await expect(rows).rejects.toThrow();
  }
});

test('files that are attached are looked in after the first, and can only be read', async () => {
  await withTempFolder(async (folder) => {
    const [one, two] = [join(folder, 'one.duckdb'), join(folder, 'two.duckdb')];
    await withDatabase({ ...SETTINGS, folders: [folder] }, async (db) => {
      for (const [name, file] of Object.entries({ one, two })) {
        await db.run(`attach '${file}' as ${name}`);
        await db.run(`create table ${name}.each_has as select '${name}' as said`);
        await db.run(`create table ${name}.only_${name} as select 1 as n`);
        await db.run(`detach ${name}`);
      }
    });
    await withDatabase({ ...SETTINGS, readOnlyFile: one, attached: [two] }, async (db) => {
      expect(await db.rows('from each_has')).toEqual([{ said: 'one' }]);
      expect(await db.rows('from two.each_has')).toEqual([{ said: 'two' }]);
      expect(await db.rows('from only_two')).toEqual([{ n: 1 }]);
      await expect(db.run('create table x as select 1')).rejects.toThrow(/read-only/);
      await expect(db.run('insert into only_two values (2)')).rejects.toThrow(/read-only/);
    });
  });
});

test('a statement that cannot be bound is told apart from one that can', async () => {
  await withDatabase(SETTINGS, async (db) => {
    await expect(db.requireBindable('select nope')).rejects.toThrow(/LINE 1: select nope/);
    await expect(db.requireBindable('select 1;')).resolves.toBeUndefined();
    await expect(db.requireBindable('pivot (select 1 as a) on a using sum(a)')).resolves.toBeUndefined();
  });
});

test('kept pages are a table, also with an item that DuckDB cannot read as it is', async () => {
  await withTempFolder(async (folder) => {
    async function* given() {
      yield { count: 1, json: Buffer.from('[{"ingested_at": {"S": "a"}}]') };
      yield { count: 1, json: Buffer.from('[{"ingested_at": {"S": "\\ud800"}}]') };
    }
    const kept = keptPages(join(folder, 'items'));
    const passed: number[] = [];
    for await (const { count } of kept.pages(given())) passed.push(count);
    await withDatabase({ ...SETTINGS, folders: [folder] }, async (db) => {
      await kept.createTable(db, 'items');
      const rows = await db.rows('select items.ingested_at.S as instant from items order by instant');
      expect([passed, rows]).toEqual([
        [1, 1],
        [{ instant: 'a' }, { instant: '\ufffd' }],
      ]);
    });
  });
});

test('no page is a table without a row', async () => {
  await withTempFolder(async (folder) => {
    await withDatabase({ ...SETTINGS, folders: [folder] }, async (db) => {
      await keptPages(join(folder, 'items')).createTable(db, 'items');
      expect(await db.rows('select count(*) as n from items')).toEqual([{ n: 0 }]);
    });
  });
});
