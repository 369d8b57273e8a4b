import { readFile } from 'node:fs/promises';
import type { CalendarDate } from '@quote-elt/shared';
import { pageFiles } from '../models/page-files.ts';
import type { RowReader } from '../ports/ports.ts';

/** Reads a day once, with all that any version of the models may read, keeps its pages in files under `folder`, and gives a reader of that day which asks nobody again. */
export async function keptDay(reader: RowReader, date: CalendarDate, folder: string): Promise<RowReader> {
  const store = pageFiles(folder);
  const kept: { readonly count: number; readonly file: string }[] = [];
  for await (const { count, json } of reader.pages(date, 'all')) kept.push({ count, file: store.write(json) });
  return {
    async *pages() {
      for (const { count, file } of kept) yield { count, json: await readFile(file) };
    },
    hasRows: async () => kept.some(({ count }) => count > 0),
  };
}
