import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGES, sourcesOf } from './package-sources.ts';
import { textOf } from './tracked-files.ts';

/** The folder directly under `src` in which a file lies; `.` for a file beside the folders. */
function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : '.';
}

/** The folders that files of each folder import from. */
function arrowsOf(name: string): Map<string, Set<string>> {
  const arrows = new Map<string, Set<string>>();
  for (const path of sourcesOf(name)) {
    const imports = textOf(`packages/${name}/src/${path}`).matchAll(/(?:from|import\()\s*'(\.[^']+\.ts)'/g);
    for (const [, target = ''] of imports) {
      const [from, to] = [folderOf(path), folderOf(posix.join(posix.dirname(path), target))];
      if (from !== to) arrows.set(from, (arrows.get(from) ?? new Set()).add(to));
    }
  }
  return arrows;
}

/** The folders that reach themselves by the arrows between folders. */
function circles(arrows: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return [...arrows.keys()].filter((start) => {
    const reached = new Set(arrows.get(start));
    for (const folder of reached) for (const next of arrows.get(folder) ?? []) reached.add(next);
    return reached.has(start);
  });
}

test('a folder is in a circle when it reaches itself, over others too', () => {
  const arrows = new Map(Object.entries({ a: new Set(['b']), b: new Set(['c']), c: new Set(['b']) }));
  expect(circles(arrows)).toEqual(['b', 'c']);
});

test.each(PACKAGES)('no folder of %s is in a circle of imports', (name) => {
  expect(circles(arrowsOf(name))).toEqual([]);
});

test('shared and ingest have folders that import each other', () => {
  expect(arrowsOf('ingest').get('asking')).toContain('sources');
  expect(arrowsOf('shared').get('raw')).toContain('record');
});
