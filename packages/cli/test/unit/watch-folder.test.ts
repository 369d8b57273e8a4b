import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { watchFolder } from '../../src/dev/watch-folder.ts';
import { withDataFolder } from '../support.ts';

/** Watches `folder/watched`; `happens` waits for an event after what it is given was done. */
async function watching(
  folder: string,
  use: (
    watched: string,
    happens: (what: () => Promise<unknown>) => Promise<string>,
    refresh: () => Promise<void>,
  ) => Promise<void>,
): Promise<void> {
  const watched = join(folder, 'watched');
  await mkdir(join(watched, 'below'), { recursive: true });
  let next = Promise.withResolvers<string>();
  const watch = await watchFolder(watched, () => next.resolve('event'));
  const happens = async (what: () => Promise<unknown>) => {
    next = Promise.withResolvers();
    await what();
    return next.promise;
  };
  try {
    await use(watched, happens, watch.refresh);
  } finally {
    watch.close();
  }
}

test('a file that is written, replaced by a rename, or put into a folder below, is an event', async () => {
  expect.hasAssertions();
  await withDataFolder((folder) =>
    watching(folder, async (watched, happens) => {
      const file = join(watched, 'a.sql');
      expect(await happens(() => writeFile(file, '1'))).toBe('event');
      await writeFile(`${folder}-b`, '2');
      expect(await happens(() => rename(`${folder}-b`, file))).toBe('event');
      expect(await happens(() => writeFile(file, '3'))).toBe('event');
      expect(await happens(() => writeFile(join(watched, 'below', 'c.sql'), '4'))).toBe('event');
    }),
  );
});

test('a folder that came is watched after a look, and one that was replaced is watched where it stands now', async () => {
  expect.hasAssertions();
  await withDataFolder((folder) =>
    watching(folder, async (watched, happens, refresh) => {
      expect(await happens(() => mkdir(join(watched, 'new')))).toBe('event');
      await refresh();
      expect(await happens(() => writeFile(join(watched, 'new', 'a.sql'), '1'))).toBe('event');
      expect(await happens(() => rename(watched, `${watched}-away`))).toBe('event');
      await mkdir(watched);
      await refresh();
      expect(await happens(() => writeFile(join(watched, 'b.sql'), '1'))).toBe('event');
    }),
  );
});
