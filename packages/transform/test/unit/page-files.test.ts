import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageFiles } from '../../src/models/page-files.ts';
import { withTempFolder } from '../support.ts';

test('a page is read as it was written, shorter or longer than the one whose file it takes over', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 50 }), { minLength: 1, maxLength: 20 }), (pages) =>
      withTempFolder(async (folder) => {
        const store = pageFiles(folder);
        for (const page of pages) {
          const file = store.write(page);
          expect([...readFileSync(file)]).toEqual([...page]);
          store.release([file]);
        }
        expect(readdirSync(folder)).toHaveLength(1);
      }),
    ),
    { numRuns: 30 },
  );
});

test('no two pages have a file of one name, and a page that is not released keeps its own', async () => {
  await withTempFolder(async (folder) => {
    const store = pageFiles(folder);
    const kept = store.write(Buffer.from('kept'));
    const names = [kept];
    for (let n = 0; n < 5; n++) {
      const file = store.write(Buffer.from(`page ${n}`));
      names.push(file);
      store.release([file]);
    }
    expect(new Set(names).size).toBe(6);
    expect(readFileSync(kept, 'utf8')).toBe('kept');
  });
});
