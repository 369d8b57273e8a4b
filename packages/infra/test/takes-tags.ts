import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Whether a type of resource takes tags, as the source of the SDK tells. */
export function takesTags(type: string): boolean {
  const [, path] = /^aws:(\w+\/\w+):/.exec(type) ?? [];
  const sdk = dirname(createRequire(import.meta.url).resolve('@pulumi/aws/package.json'));
  const file = join(sdk, `${path}.js`);
  return path !== undefined && existsSync(file) && readFileSync(file, 'utf8').includes('resourceInputs["tags"]');
}
