import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '..', '..');
const OUT = join(ROOT, 'bench', 'dist');

/** Bundles scripts of this folder as a Lambda's code is bundled, DuckDB's native library left outside; gives the folder of the results. */
export async function bundleScripts(names: readonly string[]): Promise<string> {
  await build({
    entryPoints: names.map((name) => join(import.meta.dirname, `${name}.ts`)),
    outdir: OUT,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    external: ['@duckdb/node-bindings'],
    // The SQL files lie two folders above the file that reads them.
    define: { 'import.meta.dirname': JSON.stringify(join(ROOT, 'packages', 'transform', 'src', 'models')) },
    banner: { js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  return OUT;
}
