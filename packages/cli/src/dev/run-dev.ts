import type { CalendarDate } from '@quote-elt/shared';
import {
  type BuildSettings,
  loadManifest,
  loopDay,
  type Manifest,
  type ModelFiles,
  modelSetOf,
  orderedSelects,
  pathOf,
  type RowReader,
  withRawDay,
} from '@quote-elt/transform';
import type { Bell } from './bell.ts';
import type { DevBuild } from './dev-build.ts';
import { notesOn } from './notes.ts';
import { problemOf } from './problem.ts';
import { nextSaved, readSaved, type SavedModels } from './saved-models.ts';
import type { FolderWatch } from './watch-folder.ts';

/** The day that is built again and again, and where its models lie. */
export interface DevDay {
  readonly folder: string;
  readonly date: CalendarDate;
  readonly settings: BuildSettings;
  /** Reads the raw rows of the day, each time its database is made anew. */
  readonly reader: RowReader;
}

/** What a loop over saved models needs of the world. */
export interface DevPorts {
  readonly bell: Bell;
  readonly watch: FolderWatch;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly onBuild: (build: DevBuild) => void;
}

/** Builds the day, and again at every save, until the signal is aborted. Throws what is no fault of the models. */
export async function runDev(day: DevDay, ports: DevPorts): Promise<void> {
  const none: ModelFiles = new Map();
  let saved: SavedModels | undefined = { ...(await readSaved(day.folder, none)), changed: new Set() };
  let focus: string | undefined;
  while (saved !== undefined) {
    const { files, changed }: SavedModels = saved;
    const begun = performance.now();
    const manifest = await loadManifest(files).catch((error: unknown) => {
      const build = { saved: [...changed], built: [], checks: [], notes: [], problem: problemOf(error) };
      ports.onBuild({ ...build, ms: performance.now() - begun, at: ports.now() });
    });
    if (manifest === undefined) {
      saved = await nextSaved(day.folder, files, ports);
      continue;
    }
    ({ saved, focus } = await buildWith(manifest, saved, focus, begun, day, ports));
  }
}

/** Builds with one manifest, until a file of TypeScript changes: functions that SQL calls belong to a database. */
async function buildWith(
  manifest: Manifest,
  first: SavedModels,
  focusBefore: string | undefined,
  firstBegun: number,
  { folder, date, settings, reader }: DevDay,
  ports: DevPorts,
): Promise<{ saved: SavedModels | undefined; focus: string | undefined }> {
  const paths = orderedSelects(manifest).map(pathOf);
  return withRawDay(date, settings, reader, manifest.functions, async (db) => {
    const loop = loopDay(db);
    let focus = focusBefore;
    let saved: SavedModels | undefined = first;
    let begun = firstBegun;
    while (saved !== undefined) {
      const { files, changed }: SavedModels = saved;
      focus = paths.find((path) => changed.has(path)) ?? focus;
      const { error, ...build } = await loop.build(modelSetOf(manifest, files), changed, focus);
      if (ports.signal.aborted) return { saved: undefined, focus };
      ports.onBuild({
        ...build,
        ...(error === undefined ? {} : { problem: problemOf(error) }),
        saved: [...changed],
        notes: notesOn(files, manifest, changed),
        ms: performance.now() - begun,
        at: ports.now(),
      });
      saved = await nextSaved(folder, files, ports);
      begun = performance.now();
      if ([...(saved?.changed ?? [])].some((path) => path.endsWith('.ts'))) return { saved, focus };
    }
    return { saved, focus };
  });
}
