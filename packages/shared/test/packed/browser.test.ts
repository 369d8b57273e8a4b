import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, inject, test } from 'vitest';

const { project } = inject('packed');

/** Bytes after gzip of what a browser gets: measured, with five percent of room. */
const LIMITS = [
  [
    'RawItem and parse',
    "import { RawItem } from '@quote-elt/shared'; globalThis.parse = (given) => RawItem.parse(given);",
    28_900,
  ],
  ['./keys', "import { rawKey } from '@quote-elt/shared/keys'; globalThis.key = rawKey;", 24_600],
] as const;

test.each(LIMITS)('in a browser, %s stays small', async (name, contents, limit) => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: project },
    ...{ bundle: true, minify: true, write: false, format: 'esm', platform: 'browser', target: 'es2022' },
  });
  const bytes = gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
  process.stdout.write(`${name}: ${bytes} bytes after gzip, at most ${limit}\n`);
  expect(bytes).toBeLessThanOrEqual(limit);
  expect(bytes).toBeGreaterThan(limit * 0.8);
});
