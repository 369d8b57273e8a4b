import { type Manifest, type ModelFiles, orderedSelects, pathOf } from '@quote-elt/transform';

const UNNAMED = 'no manifest names it, so it is not built: give it an entry in manifest.ts, or in views.ts';
const FOR_TRINO = 'it is for Trino, which is not asked here: pnpm -F @quote-elt/transform test compares it with DuckDB';

/** What a person should know of a file that no build says. */
export interface Note {
  readonly path: string;
  readonly text: string;
}

/** Notes on the files of a models folder: selects that nothing names, and those for other engines that were just saved. */
export function notesOn(files: ModelFiles, manifest: Manifest, changed: ReadonlySet<string>): Note[] {
  const named = new Set([...orderedSelects(manifest), ...manifest.checks].map(pathOf));
  const selects = [...files.keys()].filter((path) => path.endsWith('.sql') && !named.has(path));
  return selects.flatMap((path) => {
    if (!path.startsWith('trino/')) return [{ path, text: UNNAMED }];
    return changed.has(path) ? [{ path, text: FOR_TRINO }] : [];
  });
}
