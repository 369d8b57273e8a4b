import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HISTORY_LINES, openHistory } from '../../src/sql/prompt-history.ts';
import { withDataFolder } from '../support.ts';
import { UNIX } from '../unix.ts';

test('lines are kept in the data folder, for its owner alone, and come back newest first', async () => {
  await withDataFolder(async (parent) => {
    const folder = join(parent, 'new');
    const history = await openHistory(folder);
    expect(history.lines).toEqual([]);
    for (const line of ['select 1;', '', 'select 2;']) await history.keep(line);
    expect((await openHistory(folder)).lines).toEqual(['select 2;', 'select 1;']);
    if (UNIX) expect((await stat(join(folder, 'sql_history'))).mode & 0o777).toBe(0o600);
  });
});

test('what a terminal would obey is neither kept nor given back', async () => {
  await withDataFolder(async (folder) => {
    await writeFile(join(folder, 'sql_history'), 'select 1;\nselect \u001b[2J;\n');
    const history = await openHistory(folder);
    expect(history.lines).toEqual(['select 1;']);
    await history.keep('select \u0007;');
    expect(await readFile(join(folder, 'sql_history'), 'utf8')).not.toContain('\u0007');
  });
});

test('it keeps its size', async () => {
  await withDataFolder(async (folder) => {
    const file = join(folder, 'sql_history');
    await writeFile(file, Array.from({ length: 3 * HISTORY_LINES }, (_, i) => `select ${i};\n`).join(''));
    const { lines } = await openHistory(folder);
    expect([lines.length, lines[0]]).toEqual([HISTORY_LINES, `select ${3 * HISTORY_LINES - 1};`]);
    expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(HISTORY_LINES + 1);
  });
});

test('a place that can be neither read nor written costs nobody the prompt', async () => {
  await withDataFolder(async (parent) => {
    // A folder stands where the file would be, and a file where the folder would be.
    await mkdir(join(parent, 'sql_history'));
    await writeFile(join(parent, 'file'), '');
    for (const folder of [parent, join(parent, 'file')]) {
      const history = await openHistory(folder);
      await history.keep('select 1;');
      await history.keep('select 2;');
      expect(history.lines).toEqual([]);
    }
  });
});
