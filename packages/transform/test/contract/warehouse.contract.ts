import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StoredObject, Warehouse } from '../../src/ports/ports.ts';

/** A warehouse under test, and what somebody else may do to it behind its back. */
export interface TestedWarehouse {
  readonly warehouse: Warehouse;
  /** Puts bytes under a key, as another program would. */
  plant(key: string, bytes: Uint8Array): Promise<void>;
  remove(key: string): Promise<void>;
  close(): Promise<void>;
}

const KEY = 'facts/run_date=2026-11-22/part.parquet';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const [ONE, TWO, THREE] = ['one', 'two', 'three'].map(bytesOf) as [Uint8Array, Uint8Array, Uint8Array];
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What every warehouse must do. */
export function describeWarehouse(name: string, setUp: () => Promise<TestedWarehouse>): void {
  describe(`warehouse: ${name}`, () => {
    let tested: TestedWarehouse;
    let warehouse: Warehouse;
    beforeEach(async () => {
      tested = await setUp();
      warehouse = tested.warehouse;
    });
    afterEach(() => tested.close());

    const textAt = async (key: string) => {
      const bytes = await warehouse.get(key);
      return bytes && new TextDecoder().decode(bytes);
    };
    const listed = async (prefix: string) => {
      const found: StoredObject[] = [];
      for await (const stored of warehouse.list(prefix)) found.push(stored);
      return found;
    };
    const conflict = { code: 'warehouse.conflict', details: { key: KEY } };

    test('has nothing under a key before the first put', async () => {
      expect([await warehouse.head(KEY), await warehouse.get(KEY), await listed('')]).toEqual([
        undefined,
        undefined,
        [],
      ]);
    });

    test('gives back what was put, with its size, its SHA-256, and the etag that the put gave', async () => {
      const etag = await warehouse.put(KEY, ONE, undefined);
      expect(await textAt(KEY)).toBe('one');
      expect(await warehouse.head(KEY)).toEqual({ key: KEY, etag, bytes: 3, sha256: sha256(ONE) });
      expect(warehouse.locationOf(KEY).replaceAll('\\', '/')).toContain(KEY);
    });

    test('keeps no bytes as well as any', async () => {
      const etag = await warehouse.put(KEY, new Uint8Array(), undefined);
      expect(await warehouse.head(KEY)).toMatchObject({ etag, bytes: 0 });
      expect(await textAt(KEY)).toBe('');
    });

    test('puts over the object that the caller knows, whose etag changes', async () => {
      const first = await warehouse.put(KEY, ONE, undefined);
      const second = await warehouse.put(KEY, TWO, first);
      expect(second).not.toBe(first);
      expect(await textAt(KEY)).toBe('two');
      expect((await warehouse.head(KEY))?.etag).toBe(second);
    });

    test('refuses to put where the caller knows of nothing and something stands', async () => {
      await warehouse.put(KEY, ONE, undefined);
      await expect(warehouse.put(KEY, TWO, undefined)).rejects.toMatchObject(conflict);
      expect(await textAt(KEY)).toBe('one');
    });

    test('refuses to put over another object than the caller knows, be it that of another run or of a stranger', async () => {
      const first = await warehouse.put(KEY, ONE, undefined);
      await warehouse.put(KEY, TWO, first);
      await expect(warehouse.put(KEY, THREE, first)).rejects.toMatchObject(conflict);
      expect(await textAt(KEY)).toBe('two');
      const known = (await warehouse.head(KEY))?.etag;
      await tested.plant(KEY, bytesOf('foreign'));
      await expect(warehouse.put(KEY, THREE, known)).rejects.toMatchObject(conflict);
      expect(await textAt(KEY)).toBe('foreign');
    });

    test('refuses to put over an object that is gone', async () => {
      const etag = await warehouse.put(KEY, ONE, undefined);
      await tested.remove(KEY);
      await expect(warehouse.put(KEY, TWO, etag)).rejects.toMatchObject(conflict);
      expect(await warehouse.head(KEY)).toBeUndefined();
    });

    test.each([
      ['the first object', async () => undefined],
      ['the next object', () => warehouse.put(KEY, bytesOf('start'), undefined)],
    ])('lets one of eight win that put %s at once, and the others know', async (_name, begin) => {
      const known = await begin();
      const texts = Array.from({ length: 8 }, (_, n) => `run ${n}`);
      const outcomes = await Promise.allSettled(texts.map((text) => warehouse.put(KEY, bytesOf(text), known)));
      const won = texts.filter((_text, n) => outcomes[n]?.status === 'fulfilled');
      expect(won).toHaveLength(1);
      expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual(
        Array(7).fill({ status: 'rejected', reason: expect.objectContaining(conflict) }),
      );
      expect(await textAt(KEY)).toBe(won[0]);
    });

    test('tells an object of a stranger by its size and an etag that a put can name', async () => {
      await tested.plant(KEY, bytesOf('foreign'));
      const stands = await warehouse.head(KEY);
      expect(stands).toMatchObject({ key: KEY, bytes: 7 });
      await warehouse.put(KEY, ONE, stands?.etag);
      expect(await textAt(KEY)).toBe('one');
    });

    test('lists what begins with a prefix, in the order of keys, over more than one page', async () => {
      const keys = Array.from({ length: 7 }, (_, n) => `facts/run_date=2026-11-2${n}/part.parquet`);
      const odd = ['facts/run_date=2026-11-20/_SUCCESS', 'facts/run_date=2026-11-20/a b&<c>+é%.parquet'];
      for (const key of [...keys.toReversed(), ...odd, 'factory/part.parquet']) await tested.plant(key, bytesOf(key));
      const all = [...keys, ...odd].sort();
      expect((await listed('facts/')).map(({ key }) => key)).toEqual(all);
      expect((await listed('facts/run_date=2026-11-20/')).map(({ key, bytes }) => [key, bytes])).toEqual(
        all.filter((key) => key.includes('11-20')).map((key) => [key, bytesOf(key).length]),
      );
      expect(await listed('facts/run_date=2026-12-')).toEqual([]);
      const [first] = await listed('');
      expect(first?.etag).toBe((await warehouse.head(String(first?.key)))?.etag);
    });
  });
}
