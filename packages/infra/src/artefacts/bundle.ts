import { readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { PROJECT, parseJson } from '@quote-elt/runtime';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { z } from 'zod';
import { NODE_MAJOR } from '../config/lambda.ts';
import { ArtefactError } from './errors.ts';
import { PACKAGES_FOLDER, writeStaged } from './stage.ts';

/** The scope of the packages of this workspace. */
export const SCOPE = `@${PROJECT}` as const;

/** What the layers hold; a function's bundle leaves it outside. */
export const LAYER_PACKAGES = [
  'zod',
  '@aws-sdk/client-dynamodb',
  '@aws-sdk/client-s3',
  `${SCOPE}/shared`,
  `${SCOPE}/runtime`,
  '@duckdb/node-bindings',
] as const;

/** Where our own code lies, with slashes as esbuild has them on every system; its bundles carry source maps. */
const OURS = /^(?:ingest|transform|shared|runtime)\/src\//;

/**
 * Maps what comes from an installed package to the first line of its file and no further: whole, such maps are three times
 * as large as ours, and each cold start reads them.
 */
const mapOursOnly: Plugin = {
  name: 'map-ours-only',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, ({ path }) => {
      const map = JSON.stringify({ version: 3, sources: [basename(path)], mappings: 'AAAA' });
      const comment = `//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}`;
      return { contents: `${readFileSync(path, 'utf8')}\n${comment}`, loader: 'js' };
    });
  },
};

/**
 * CommonJS on purpose: Lambda's NODE_PATH, which leads to the layers, counts for `require` alone, so a dynamic import becomes a
 * `require` at its place. Paths in the output are relative to the packages, so that the same sources give the same bytes in any folder. Names are kept, so that the
 * type of an error is its class.
 */
const OPTIONS: BuildOptions = {
  bundle: true,
  minify: true,
  keepNames: true,
  platform: 'node',
  target: `node${NODE_MAJOR}`,
  format: 'cjs',
  supported: { 'dynamic-import': false },
  absWorkingDir: PACKAGES_FOLDER,
  write: false,
  metafile: true,
  legalComments: 'none',
  logLevel: 'silent',
  define: { 'import.meta.dirname': '__dirname' },
};

/** Bundles `entry` (relative to the packages folder, with slashes) to `outfile` under `folder`, ours with its source map; throws ArtefactError if it carries what is external. */
export async function bundle(
  entry: string,
  folder: string,
  outfile: string,
  external: readonly string[],
): Promise<void> {
  const result = await build({
    ...OPTIONS,
    entryPoints: [entry],
    outfile: join(PACKAGES_FOLDER, outfile),
    // The lines are enough: the sources themselves would make each start slower, and are in the repository.
    sourcemap: OURS.test(entry),
    sourcesContent: false,
    plugins: OURS.test(entry) ? [mapOursOnly] : [],
    external: external.flatMap((name) => [name, `${name}/*`]),
  });
  requireNothingDoubled(entry, Object.keys(result.metafile?.inputs ?? {}), external);
  for (const { path, contents, text } of result.outputFiles ?? []) {
    const staged = path.endsWith('.map') ? withoutInstallPaths(text) : contents;
    writeStaged(join(folder, relative(PACKAGES_FOLDER, path)), staged);
  }
}

/** The part of a source map that is looked at. */
const SourceMap = z.looseObject({ sources: z.array(z.string()) });

/** A source map that names an installed package by its name, wherever and however it was installed. */
function withoutInstallPaths(map: string): string {
  const parsed = SourceMap.parse(parseJson(map));
  const sources = parsed.sources.map((source) => source.replace(/^.*\bnode_modules\//, 'node_modules/'));
  return JSON.stringify({ ...parsed, sources });
}

/** Throws ArtefactError if one of `inputs` belongs to a package that is to stay outside of the bundle of `entry`. */
export function requireNothingDoubled(entry: string, inputs: readonly string[], external: readonly string[]): void {
  const doubled = external.filter((name) =>
    inputs.some(
      (input) => input.includes(`node_modules/${name}/`) || input.startsWith(`${name.replace(`${SCOPE}/`, '')}/`),
    ),
  );
  if (doubled.length === 0) return;
  throw new ArtefactError(
    'artefact.doubled',
    `the bundle of ${entry} carries ${doubled.join(', ')}, which its layers have`,
    {
      hint: 'import these packages by their names',
      details: { entry, doubled },
    },
  );
}
