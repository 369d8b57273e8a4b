import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import * as shared from '../src/index.ts';
import { compareSchemas } from './compare-schemas.ts';
import { additive, breaking, type Differences, merge } from './differences.ts';
import type { JsonSchema } from './json-schemas.ts';
import { type PublicApi, publicApi } from './public-api.ts';

export const PACKAGE = join(import.meta.dirname, '..');

/** What a release promises: its exports, and the JSON Schema of each that is a schema. */
export interface Release {
  readonly version: string;
  readonly api: PublicApi;
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

const Manifest = z.object({ version: z.string(), exports: z.record(z.string(), z.string()) });

/** The release that the sources would make now. */
export function currentRelease(): Release {
  const { version, exports } = Manifest.parse(JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')));
  const entries = Object.entries(exports).filter(([, file]) => file.endsWith('.ts'));
  const schemas = Object.entries(shared).flatMap(([name, value]) =>
    value instanceof z.ZodType ? [[name, inputSchema(value)] as const] : [],
  );
  return {
    version,
    api: publicApi(Object.fromEntries(entries.map(([subpath, file]) => [subpath, file.replace('./src/', '')]))),
    schemas: Object.fromEntries(schemas),
  };
}

/** Keywords of JSON Schema that only the metadata of a schema tells. */
const TOLD = ['format', 'maxLength'] as const;

/** The JSON Schema of what is given to a reader, with nothing referred to and nothing explained. */
export function inputSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    io: 'input',
    // Metadata that explains is left out; what else it tells is put back.
    metadata: z.registry(),
    override: ({ zodSchema, jsonSchema }) => {
      const told = z.globalRegistry.get(zodSchema) ?? {};
      for (const key of TOLD) if (told[key] !== undefined) Object.assign(jsonSchema, { [key]: told[key] });
      // A refinement has no JSON Schema, yet one more refuses more.
      const refined = (zodSchema._zod.def.checks ?? []).filter(({ _zod }) => _zod.def.check === 'custom');
      if (refined.length > 0) jsonSchema['x-refinements'] = refined.length;
    },
  });
}

/** How one release differs from the one before: exports that came, went or changed, and the schemas. */
export function compareReleases(before: Release, after: Release): Differences {
  const entries = [...new Set([...Object.keys(before.api), ...Object.keys(after.api)])];
  const names = Object.keys(before.schemas).filter((name) => name in after.schemas);
  return merge([
    ...entries.map((entry) => compareExports(before.api[entry] ?? {}, after.api[entry] ?? {}, entry)),
    ...names.map((name) => compareSchemas(before.schemas[name] ?? {}, after.schemas[name] ?? {}, name)),
  ]);
}

function compareExports(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  entry: string,
): Differences {
  const gone = Object.keys(before).filter((name) => !(name in after));
  const fresh = Object.keys(after).filter((name) => !(name in before));
  const changed = Object.keys(before).filter((name) => name in after && before[name] !== after[name]);
  return merge([
    ...gone.map((name) => breaking(`${entry} ${name} is gone`)),
    ...fresh.map((name) => additive(`${entry} ${name} is new`)),
    ...changed.map((name) => breaking(`${entry} ${name} changed from ${before[name]} to ${after[name]}`)),
  ]);
}

/** How far a release moves the version. */
export const LEVELS = ['none', 'patch', 'minor', 'major'] as const;
export type Level = (typeof LEVELS)[number];

/** The least level that differences ask for after `version`: before 1.0.0 a minor release may break. */
export function levelFor({ breaking, additive }: Differences, version: string): Level {
  const stable = !version.startsWith('0.');
  if (breaking.length > 0) return stable ? 'major' : 'minor';
  if (additive.length > 0) return stable ? 'minor' : 'patch';
  return 'none';
}
