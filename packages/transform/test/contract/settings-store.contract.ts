import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SettingsStore } from '../../src/ports/ports.ts';

export const KEPT = {
  tick_seconds: 300,
  records_per_tick: 3,
  sources: ['one', 'another'],
  base_url: 'https://api.example/records',
};

/** What every settings store must do. */
export function describeSettingsStore(
  name: string,
  setUp: () => Promise<{ store: SettingsStore; close: () => Promise<void> }>,
): void {
  describe(`settings store: ${name}`, () => {
    let store: SettingsStore;
    let close: () => Promise<void>;

    beforeEach(async () => {
      ({ store, close } = await setUp());
    });
    afterEach(() => close());

    test('knows nothing before anything was written', async () => {
      expect(await store.read()).toBeUndefined();
    });

    test('gives back what was written last', async () => {
      await store.write(KEPT);
      await store.write({ ...KEPT, tick_seconds: 60 });
      expect(await store.read()).toEqual({
        pipeline: 'settings',
        run_date: 'current',
        ...KEPT,
        tick_seconds: 60,
        schema_version: 1,
      });
    });

    test.each([
      { base_url: 'https://user:secret@api.example' },
      { base_url: 'https://api.example/?key=secret' },
      { tick_seconds: 0 },
      { records_per_tick: 51 },
      { sources: [] },
    ])('refuses %j', async (wrong) => {
      await expect(store.write({ ...KEPT, ...wrong })).rejects.toMatchObject({ name: 'ZodError' });
      expect(await store.read()).toBeUndefined();
    });
  });
}
