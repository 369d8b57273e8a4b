import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { MODULES } from './functions.ts';
import { writePackage } from './layer-package.ts';

const CLIENT = '@aws-sdk/client-s3';

/** Stages the layer of what publishes to a warehouse: the client of S3, bundled into one file. */
export async function stageS3Layer(folder: string): Promise<void> {
  await bundle('infra/src/artefacts/entries/client-s3.ts', folder, join(MODULES, CLIENT, 'index.js'), []);
  writePackage(join(folder, MODULES), CLIENT, { '.': './index.js' });
}
