import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CalendarDate } from '@quote-elt/shared';
import { writeWhole } from '../files/write-whole.ts';
import type { ReportData } from './data/report-data.ts';

/** Writes a report's page to `file`, or else to its place in a folder; gives the path. Throws DataFolderError. */
export async function writeReport(data: ReportData, folder: string, file?: string): Promise<string> {
  // It is imported only now, since the library that draws is slow to load.
  const { reportPage } = await import('./report-page.ts');
  const path = resolve(file ?? join(folder, `report-${data.date}.html`));
  await writeWhole(path, await reportPage(data, await pagesBeside(path)), file === undefined ? '--data' : '--out');
  return path;
}

/** The pages of days that lie beside a file, as links from it: no page links to one that is not there. */
async function pagesBeside(path: string): Promise<ReadonlyMap<CalendarDate, string>> {
  // A folder that is not there yet is made with its first page; what else is wrong with it shows when that is written.
  const names = await readdir(dirname(path)).catch(() => []);
  return new Map(
    names
      .filter((name) => name !== basename(path))
      .flatMap((name) => {
        const date = CalendarDate.safeParse(/^report-(.*)\.html$/.exec(name)?.[1]).data;
        return date === undefined ? [] : [[date, name] as const];
      }),
  );
}
