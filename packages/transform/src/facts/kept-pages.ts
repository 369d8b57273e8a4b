import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../duckdb/with-database.ts';
import { plainItems } from '../models/plain-items.ts';
import { selectItems } from '../models/select-items.ts';
import type { RawPage } from '../ports/ports.ts';

/** Pages of raw items that are kept for a table of their own. */
export interface KeptPages {
  /** The same pages, each kept as it passes. */
  pages(pages: AsyncIterable<RawPage>): AsyncIterable<RawPage>;
  /** Makes a table of what was kept, one row an item, in a database that may read the folder. */
  createTable(db: Database, name: string): Promise<void>;
}

/** Keeps pages as files of a folder, which is made for the first of them. */
export function keptPages(folder: string): KeptPages {
  const files: string[] = [];
  const keep = async (json: Uint8Array) => {
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${files.length}.json`);
    await writeFile(file, json);
    files.push(file);
  };
  return {
    async *pages(pages) {
      for await (const page of pages) {
        await keep(page.json);
        yield page;
      }
    },
    async createTable(db, name) {
      if (files.length === 0) await keep(Buffer.from('[]'));
      const create = () => db.run(`create table ${name} as ${selectItems(files)}`);
      await create().catch(async (error: unknown) => {
        // DuckDB names JSON in what it says of an item that it cannot read.
        if (!(error instanceof Error && /\bJSON\b/.test(error.message))) throw error;
        for (const file of files) await writeFile(file, plainItems(await readFile(file)));
        await create();
      });
    },
  };
}
