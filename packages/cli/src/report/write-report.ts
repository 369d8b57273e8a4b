import { join, resolve } from 'node:path';
import { writeWhole } from '../files/write-whole.ts';
import type { ReportData } from './data/report-data.ts';

/** Writes a report's page to `file`, or else to its place in a folder; gives the path. Throws DataFolderError. */
export async function writeReport(data: ReportData, folder: string, file?: string): Promise<string> {
  // It is imported only now, since the library that draws is slow to load.
  const { reportPage } = await import('./report-page.ts');
  const path = resolve(file ?? join(folder, `report-${data.date}.html`));
  await writeWhole(path, await reportPage(data), file === undefined ? '--data' : '--out');
  return path;
}
