import { mkdirSync } from 'node:fs';
import type { Database } from '../duckdb/with-database.ts';
import { pageFiles } from '../models/page-files.ts';
import { readItems } from '../models/read-items.ts';
import { selectItems } from '../models/select-items.ts';
import type { RawPage } from '../ports/ports.ts';

/** Pages of raw items that are kept for a table of their own. */
export interface KeptPages {
  /** The same pages, each kept as it passes. */
  pages(pages: AsyncIterable<RawPage>): AsyncIterable<RawPage>;
  /** Makes a table of what was kept, one row an item, in a database that may read the folder. */
  createTable(db: Database, name: string): Promise<void>;
}

/** Keeps pages as files of a folder, which is made for them. */
export function keptPages(folder: string): KeptPages {
  mkdirSync(folder, { recursive: true });
  const store = pageFiles(folder);
  const files: string[] = [];
  return {
    async *pages(pages) {
      for await (const page of pages) {
        files.push(store.write(page.json));
        yield page;
      }
    },
    async createTable(db, name) {
      if (files.length === 0) files.push(store.write(Buffer.from('[]')));
      await readItems(files, undefined, () => db.run(`create table ${name} as ${selectItems(files)}`));
    },
  };
}
