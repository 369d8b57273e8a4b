import { join } from 'node:path';
import { bundle, LAYER_PACKAGES, SCOPE } from './bundle.ts';
import { MODULES } from './functions.ts';
import { writePackage } from './layer-package.ts';

/** The packages of this workspace in the layer, each with its public parts by subpath. */
const OWN_PACKAGES = {
  shared: { '.': 'index', './keys': 'keys', './dynamodb': 'dynamodb' },
  runtime: { '.': 'index' },
} as const;

/** Stages the layer that both functions share: zod, the DynamoDB client and what is ours, each bundled into one file. */
export async function stageCommonLayer(folder: string): Promise<void> {
  const modules = join(folder, MODULES);
  await bundle('infra/src/artefacts/entries/zod.ts', folder, join(MODULES, 'zod', 'index.js'), []);
  await bundle(
    'infra/src/artefacts/entries/client-dynamodb.ts',
    folder,
    join(MODULES, '@aws-sdk', 'client-dynamodb', 'index.js'),
    [],
  );
  writePackage(modules, 'zod', { '.': './index.js' });
  writePackage(modules, '@aws-sdk/client-dynamodb', { '.': './index.js' });
  for (const [name, parts] of Object.entries(OWN_PACKAGES)) {
    const external = LAYER_PACKAGES.filter((other) => other !== `${SCOPE}/${name}`);
    for (const part of Object.values(parts)) {
      const outfile = join(MODULES, SCOPE, name, `${part}.js`);
      await bundle(`${name}/src/${part}.ts`, folder, outfile, external);
    }
    const exports = Object.entries(parts).map(([subpath, part]) => [subpath, `./${part}.js`]);
    writePackage(modules, `${SCOPE}/${name}`, Object.fromEntries(exports));
  }
}
