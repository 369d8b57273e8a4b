import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, inject } from 'vitest';

/** Bytes after gzip of a program that uses one export. */
export async function sizeOf(name: string, from: string): Promise<number> {
  const contents = `import { ${name} } from '${from}'; globalThis.used = ${name};`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: inject('packed').project },
    ...{ bundle: true, minify: true, write: false, format: 'esm', platform: 'browser', target: 'es2022' },
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
}

/** Expects that a browser gets at most `limit` bytes after gzip with an export, and that the limit is not far above. */
export async function expectSmall(name: string, from: string, limit: number): Promise<void> {
  const bytes = await sizeOf(name, from);
  process.stdout.write(`${name}: ${bytes} bytes after gzip, at most ${limit}\n`);
  expect(bytes).toBeLessThanOrEqual(limit);
  expect(bytes).toBeGreaterThan(limit * 0.8);
}
