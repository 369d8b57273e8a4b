import { readFileSync, writeFileSync } from 'node:fs';
import { plainItems } from './plain-items.ts';
import type { RAW_COLUMNS } from './raw-columns.ts';

/**
 * Runs `read`, by which DuckDB reads raw items from page files, and once more over plain items where it cannot read one of them: one
 * such item must not cost the others. DuckDB names JSON in what it says of it.
 */
export async function readItems(
  files: readonly string[],
  columns: typeof RAW_COLUMNS | undefined,
  read: () => Promise<void>,
): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof Error && /\bJSON\b/.test(error.message))) throw error;
    for (const file of files) writeFileSync(file, plainItems(readFileSync(file), columns));
    await read();
  }
}
