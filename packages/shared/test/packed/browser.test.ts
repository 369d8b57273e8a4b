import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, inject, test } from 'vitest';
import { z } from 'zod';
import * as shared from '../../src/index.ts';

const { project } = inject('packed');

/** Bytes after gzip of what a browser gets: measured, with five percent of room. Nearly all of it is Zod. */
const LIMITS = [
  ['RawItem', '@quote-elt/shared', 28_900],
  ['rawKey', '@quote-elt/shared/keys', 24_400],
  ['encodeItem', '@quote-elt/shared/dynamodb', 900],
  ['decodeItem', '@quote-elt/shared/dynamodb', 1_060],
  ['slugOf', '@quote-elt/shared', 575],
] as const;

/** Bytes after gzip of a program that uses one export. */
async function sizeOf(name: string, from: string): Promise<number> {
  const contents = `import { ${name} } from '${from}'; globalThis.used = ${name};`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: project },
    ...{ bundle: true, minify: true, write: false, format: 'esm', platform: 'browser', target: 'es2022' },
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
}

test.each(LIMITS)('in a browser, %s of %s stays small', async (name, from, limit) => {
  const bytes = await sizeOf(name, from);
  process.stdout.write(`${name}: ${bytes} bytes after gzip, at most ${limit}\n`);
  expect(bytes).toBeLessThanOrEqual(limit);
  expect(bytes).toBeGreaterThan(limit * 0.8);
});

const CONSTANTS = Object.entries(shared).filter(
  ([, value]) => !(value instanceof z.ZodType || value instanceof Function),
);

test.each(CONSTANTS.filter(([name]) => name !== 'MART_ROWS'))(
  'in a browser, the constant %s costs itself',
  async (name, value) => {
    expect(await sizeOf(name, '@quote-elt/shared')).toBeLessThan(60 + JSON.stringify(value).length);
  },
);

test('in a browser, a constant beside the keys costs itself', async () => {
  expect(await sizeOf('MAX_BATCH', '@quote-elt/shared/keys')).toBeLessThan(60);
});
