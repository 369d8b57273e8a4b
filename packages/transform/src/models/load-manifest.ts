import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { messageOf, withTempFolder } from '@quote-elt/runtime';
import { explainError } from '@quote-elt/shared';
import { z } from 'zod';
import { ManifestError } from '../errors/model-errors.ts';
import { orderModels } from '../manifest/order-models.ts';
import { INPUTS } from './inputs.ts';
import { ManifestModule } from './manifest-schema.ts';
import type { ModelFiles } from './model-files.ts';
import type { Manifest } from './model-set.ts';

const PACKAGE = join(import.meta.dirname, '..', '..');

/** The module of the manifest, below a models folder. */
const MANIFEST = 'manifest.ts';

/**
 * What the manifest among these files says, whichever version of the models they are of; it imports the engine of this release.
 * Throws ManifestError (`models.manifest`) if it cannot be loaded, and ModelGraphError if its models do not fit together.
 */
export async function loadManifest(files: ModelFiles): Promise<Manifest> {
  if (!files.has(MANIFEST)) throw failed('there is no manifest.ts', undefined);
  const module = await withTempFolder(async (folder) => {
    // A module is kept under its address for as long as the process runs: each version needs an address of its own.
    await Promise.all(
      ['src', 'node_modules'].map((name) => symlink(join(PACKAGE, name), join(folder, name), 'junction')),
    );
    for (const [path, text] of files) {
      if (path.endsWith('.sql')) continue;
      await mkdir(dirname(join(folder, 'models', path)), { recursive: true });
      await writeFile(join(folder, 'models', path), text);
    }
    return importedFrom(join(folder, 'models', MANIFEST));
  });
  const parsed = ManifestModule.safeParse(module);
  if (!parsed.success) throw failed(explainError(parsed.error, MANIFEST), parsed.error);
  orderModels(parsed.data.models, INPUTS);
  return parsed.data;
}

async function importedFrom(file: string): Promise<unknown> {
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    throw failed(`${placeOf(error)}${messageOf(error).replaceAll(dirname(file), 'models')}`, error);
  }
}

/** Where a module cannot be read, as the stack of the error begins: the file, the line, and the column if a caret marks it. */
function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const [, path, line, column] = /[\\/]models[\\/]([\w./\\-]+\.ts):(\d+)(?::(\d+))?/.exec(stack) ?? [];
  if (path === undefined) return '';
  const [, before] = /\n( *)\^+\n/.exec(stack) ?? [];
  const at = column ?? (before === undefined ? undefined : before.length + 1);
  return `${path.replaceAll('\\', '/')}:${line}${at === undefined ? '' : `:${at}`}: `;
}

function failed(what: string, cause: unknown): ManifestError {
  return new ManifestError('models.manifest', `the manifest cannot be used: ${what}`, {
    hint: 'see docs/models.md#add-a-model for what an entry looks like',
    ...(cause instanceof z.ZodError || cause === undefined ? {} : { cause }),
  });
}
