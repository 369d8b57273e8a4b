import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, LAYER_PACKAGES } from './bundle.ts';
import { stageCommonLayer } from './common-layer.ts';
import { stageDuckDbLayer } from './duckdb-layer.ts';
import type { Architecture } from './elf.ts';
import { bundleOf, FUNCTIONS, type FunctionName, type LayerName } from './functions.ts';
import { type FolderSize, requireWithinLimits, sizeOf } from './limits.ts';
import { stageS3Layer } from './s3-layer.ts';
import { copyStaged, hashFolder, PACKAGES_FOLDER, setModes } from './stage.ts';

/** A staged archive. */
export interface Artefact {
  /** Absolute path of the folder that becomes the archive. */
  readonly folder: string;
  readonly sha256: string;
  readonly size: FolderSize;
}

/** Everything that is uploaded. */
export type Artefacts = Readonly<Record<FunctionName | LayerName, Artefact>>;

/**
 * Stages both functions and every layer under `folder`, anew; throws ArtefactError. The same sources give the same bytes, whether
 * a stack has a warehouse or not: only its layer is left out then.
 */
export async function buildArtefacts(folder: string, architecture: Architecture): Promise<Artefacts> {
  rmSync(folder, { recursive: true, force: true });
  const path = (name: keyof Artefacts) => join(folder, name);
  for (const name of FUNCTIONS) {
    await bundle(`${name}/src/lambda.ts`, path(name), `${bundleOf(name)}.js`, LAYER_PACKAGES);
  }
  const models = join(PACKAGES_FOLDER, 'transform', 'models');
  // What is asked of all days, and what other engines run, no function reads.
  for (const file of globSync('**/*.sql', { cwd: models, exclude: ['history/**', 'trino/**'] })) {
    copyStaged(join(models, file), join(path('transform'), 'models', file));
  }
  await stageCommonLayer(path('common'));
  stageDuckDbLayer(path('duckdb'), architecture);
  await stageS3Layer(path('s3'));
  setModes(folder);
  const artefacts = {
    ingest: artefactOf(path('ingest')),
    transform: artefactOf(path('transform')),
    common: artefactOf(path('common')),
    duckdb: artefactOf(path('duckdb')),
    s3: artefactOf(path('s3')),
  };
  requireWithinLimits(Object.fromEntries(Object.entries(artefacts).map(([name, { size }]) => [name, size])));
  return artefacts;
}

function artefactOf(folder: string): Artefact {
  return { folder, sha256: hashFolder(folder), size: sizeOf(folder) };
}
