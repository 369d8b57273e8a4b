import { z } from 'zod';
import {
  IngestEvent,
  IngestResult,
  PipelineSettings,
  RAW_SCHEMA_VERSION,
  RawItem,
  RawKey,
  RUN_SCHEMA_VERSION,
  RunRecord,
  RunRecord1,
  SETTINGS_SCHEMA_VERSION,
  TransformEvent,
} from '../src/index.ts';
import { RECORD_SCHEMAS } from '../src/record/record.ts';

/** Versions other than 1; a new version is a new `$id`. */
const VERSIONS: Readonly<Record<string, number>> = {
  RawItem: RAW_SCHEMA_VERSION,
  RunRecord: RUN_SCHEMA_VERSION,
  PipelineSettings: SETTINGS_SCHEMA_VERSION,
};

const ALL: Readonly<Record<string, z.ZodType>> = {
  ...RECORD_SCHEMAS,
  IngestEvent,
  IngestResult,
  PipelineSettings,
  RawItem,
  RawKey,
  RunRecord,
  RunRecord1,
  TransformEvent,
};

/** The records that have a JSON Schema of their own, by name, in the order of the names. */
export const RECORDS: typeof ALL = Object.fromEntries(Object.entries(ALL).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Names stay out of Zod's global registry: there they would collide with the names that users give. */
const NAMES = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(RECORDS)) NAMES.add(schema, { id });

/** A JSON Schema as Zod makes it. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The file of a schema, without its suffix: RawItem is `raw-item`, RunRecord1 is `run-record-1`. */
export function fileOf(id: string): string {
  return id.replace(/(?<=[a-z])[A-Z0-9]/g, (letter) => `-${letter}`).toLowerCase();
}

/** The JSON Schema (draft 2020-12) of every record, by file; of what is given to a reader, before defaults are set. */
export function jsonSchemas(): Record<string, JsonSchema> {
  const files = Object.entries(RECORDS).map(([id, schema]) => [fileOf(id), jsonSchema(id, schema)] as const);
  return Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What each record is and where its JSON Schema lies, by its name: the file index.json. */
export function schemaIndex(): Record<string, { file: string; id: string; title: string; description: string }> {
  const schemas = jsonSchemas();
  const entries = Object.keys(RECORDS).map((name) => {
    const { $id, title, description } = schemas[fileOf(name)] ?? {};
    return [
      name,
      { file: `${fileOf(name)}.json`, id: `${$id}`, title: `${title}`, description: `${description}` },
    ] as const;
  });
  return Object.fromEntries(entries);
}

function jsonSchema(id: string, schema: z.ZodType): JsonSchema {
  // Zod puts the root among the definitions, because it has a name, and refers to it.
  const { $defs } = z.toJSONSchema(schema, { io: 'input', metadata: NAMES, override: finish });
  const { [id]: root, ...others } = $defs ?? {};
  const { title = id, description = '', ...shape } = root ?? {};
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:quote-elt:schema:${fileOf(id)}:${VERSIONS[id] ?? 1}`,
    title,
    description,
    ...shape,
    ...(Object.keys(others).length > 0 ? { $defs: others } : {}),
  };
}

function finish({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: JsonSchema }): void {
  Object.assign(jsonSchema, z.globalRegistry.get(zodSchema));
  // Before a newline at the end, `$` matches in Python, though in no other language.
  if (jsonSchema.pattern?.endsWith('$')) jsonSchema.not = { type: 'string', pattern: '\\n' };
}

/** A schema as the text of its file. */
export function schemaText(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
