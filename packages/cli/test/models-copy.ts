import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MARTS, MODELS_FOLDER, ROLES } from '@quote-elt/transform';
import { afterEach, beforeEach } from 'vitest';
import { makeDataFolder } from './support.ts';

/** The select of the facts, below a models folder. */
export const FACTS = `marts/${ROLES.facts}.sql`;

/** Another mart, and its select. */
export const OTHER_MART = MARTS.find(({ name }) => name !== ROLES.facts)?.name ?? '';

/** A select of the same rows but for some, with a line of its own in front of the old text. */
export const withoutSome = (sql: string) => `select * from (\n${sql}\n) limit 20\n`;

/** Gives each test of a file a copy of the models folder, and the ways to change it. */
export function withModelsCopy() {
  const models = { parent: '', folder: '' };
  let remove: () => Promise<void>;
  beforeEach(async () => {
    ({ folder: models.parent, remove } = await makeDataFolder());
    models.folder = join(models.parent, 'models');
    await cp(MODELS_FOLDER, models.folder, { recursive: true });
  });
  afterEach(() => remove());

  const at = (path: string) => join(models.folder, path);
  const read = (path: string) => readFile(at(path), 'utf8');
  /** Saves a file as an editor does: beside it, then under its name. */
  async function save(path: string, text: string): Promise<void> {
    await writeFile(at(`${path}~`), text);
    await rename(at(`${path}~`), at(path));
  }
  const change = async (path: string, to: (text: string) => string) => save(path, to(await read(path)));
  const drop = (path: string) => rm(at(path));
  return { models, at, read, save, change, drop };
}
