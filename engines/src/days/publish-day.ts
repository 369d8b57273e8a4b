import { readFile } from 'node:fs/promises';
import { withTempFolder } from '@quote-elt/runtime';
import type { CalendarDate } from '@quote-elt/shared';
import { folderWarehouse, memoryRowReader, withBuiltDay, writeMartFiles } from '@quote-elt/transform';
import { type Item, TICK_SECONDS } from './days.ts';

/** How each day is built here. */
export const BUILD = { tickSeconds: TICK_SECONDS, maxRejectedShare: 0.9, threads: 2, memoryLimitMb: 1024 };

/** Publishes the marts of a day under `tree`, as the transform does. */
export async function publishDay(tree: string, day: CalendarDate, items: readonly Item[]): Promise<void> {
  const warehouse = folderWarehouse(tree);
  const reader = memoryRowReader(new Map([[day, items]]));
  await withTempFolder((folder) =>
    withBuiltDay(
      day,
      BUILD,
      reader,
      async (db) => {
        for (const { key, file } of await writeMartFiles(db, day, folder)) {
          await warehouse.put(key, await readFile(file), undefined);
        }
      },
      { folders: [folder] },
    ),
  );
}
