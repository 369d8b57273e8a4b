import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { writeStaged } from './stage.ts';

/** Where a layer's packages lie; Lambda unpacks it under /opt. */
const MODULES = join('nodejs', 'node_modules');

/** The public parts of the shared package, by subpath. */
const SHARED_PARTS = { '.': 'index', './keys': 'keys', './dynamodb': 'dynamodb', './runtime': 'runtime' } as const;

/** Stages the layer that both functions share: zod, the DynamoDB client and the shared package, each bundled into one file. */
export async function stageCommonLayer(folder: string): Promise<void> {
  const modules = join(folder, MODULES);
  await bundle(join('infra', 'src', 'artefacts', 'entries', 'zod.ts'), folder, join(MODULES, 'zod', 'index.js'), []);
  await bundle(
    join('infra', 'src', 'artefacts', 'entries', 'client-dynamodb.ts'),
    folder,
    join(MODULES, '@aws-sdk', 'client-dynamodb', 'index.js'),
    [],
  );
  writePackage(modules, 'zod', { '.': './index.js' });
  writePackage(modules, '@aws-sdk/client-dynamodb', { '.': './index.js' });
  for (const part of Object.values(SHARED_PARTS)) {
    const outfile = join(MODULES, '@quote-elt', 'shared', `${part}.js`);
    await bundle(join('shared', 'src', `${part}.ts`), folder, outfile, ['zod']);
  }
  const exports = Object.entries(SHARED_PARTS).map(([subpath, part]) => [subpath, `./${part}.js`]);
  writePackage(modules, '@quote-elt/shared', Object.fromEntries(exports));
}

function writePackage(modules: string, name: string, exports: Readonly<Record<string, string>>): void {
  writeStaged(join(modules, name, 'package.json'), `${JSON.stringify({ name, exports }, null, 2)}\n`);
}
