import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { archiveNames, hashFiles, hashFolder, setModes, stagedFiles } from '../../src/artefacts/stage.ts';

/** A part of a path; it may hold letters beyond the first 65,536, and such as sort otherwise by code point than in UTF-16. */
const part = fc.string({
  unit: fc.constantFrom('a', 'B', '-', 'é', '\uFFEE', '\u{1F600}'),
  minLength: 1,
  maxLength: 4,
});
const paths = fc.uniqueArray(fc.array(part, { minLength: 1, maxLength: 4 }), {
  selector: (parts) => parts.join('/'),
  maxLength: 12,
});
const bytes = fc.uint8Array({ maxLength: 6 });

async function withFolder(use: (folder: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'stage-'));
  try {
    use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('the names of an archive', () => {
  test('are the same whatever separator a system has, and in whatever order it lists its files', () => {
    fc.assert(
      fc.property(
        paths.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const here = archiveNames(
            all.map((parts) => parts.join('/')),
            '/',
          );
          const onWindows = archiveNames(
            shuffled.map((parts) => parts.join('\\')),
            '\\',
          );
          expect(onWindows).toEqual(here);
        },
      ),
    );
  });

  test('are in the order of code points, where UTF-16 has another', () => {
    expect(archiveNames(['\u{1F600}', '\uFFEE', 'a', 'B'], '/')).toEqual(['B', 'a', '\uFFEE', '\u{1F600}']);
  });
});

describe('the hash', () => {
  test('tells any two lists of files apart, also where the name of one continues in the bytes of another', () => {
    const lists = fc.array(fc.tuple(part, bytes), { maxLength: 4 });
    fc.assert(
      fc.property(lists, lists, (one, other) => {
        const same = JSON.stringify(one.map(listed)) === JSON.stringify(other.map(listed));
        expect(hashFiles(one) === hashFiles(other)).toBe(same);
      }),
    );
    const bytesOf = (text: string) => Buffer.from(text);
    expect(hashFiles([['a', bytesOf('xb\0y')]])).not.toBe(
      hashFiles([
        ['a', bytesOf('x')],
        ['b', bytesOf('y')],
      ]),
    );
  });

  test('of a folder is that of its names and bytes, known before', async () => {
    await withFolder((folder) => {
      mkdirSync(join(folder, 'b', 'c'), { recursive: true });
      writeFileSync(join(folder, 'b', 'c', 'two.js'), 'two');
      writeFileSync(join(folder, 'one.sql'), 'one\n');
      expect(stagedFiles(folder)).toEqual(['b/c/two.js', 'one.sql']);
      // printf 'b/c/two.js\0%s\none.sql\0%s\n' "$(printf two | sha256sum | cut -d' ' -f1)" "$(echo one | sha256sum | cut -d' ' -f1)" | sha256sum
      expect(hashFolder(folder)).toBe('28dd5e36f56c021f8bed3391856e06ecea961d8261276fd4deec02929cf3d907');
    });
  });
});

// Windows keeps no modes: there every file may be read by anybody.
test.runIf(process.platform !== 'win32')(
  'all that is staged can be read by anybody, whatever it was before',
  async () => {
    await withFolder((folder) => {
      mkdirSync(join(folder, 'deep'), { mode: 0o700 });
      writeFileSync(join(folder, 'deep', 'secret.js'), '', { mode: 0o600 });
      writeFileSync(join(folder, 'run.js'), '');
      chmodSync(join(folder, 'run.js'), 0o777);
      setModes(folder);
      const modeOf = (name: string) => (statSync(join(folder, name)).mode & 0o777).toString(8);
      expect(['.', 'deep', 'deep/secret.js', 'run.js'].map(modeOf)).toEqual(['755', '755', '644', '644']);
    });
  },
);

function listed([name, contents]: readonly [string, Uint8Array]): [string, number[]] {
  return [name, [...contents]];
}
