import { z } from 'zod';
import * as shared from '../src/index.ts';
import { RAW_SCHEMA_VERSION, RUN_SCHEMA_VERSION } from '../src/index.ts';

/** Versions other than 1; a new version is a new `$id`. */
const VERSIONS: Readonly<Record<string, number>> = { RawItem: RAW_SCHEMA_VERSION, RunRecord: RUN_SCHEMA_VERSION };

/** A JSON Schema as Zod makes it. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Every exported schema that has an id, by that id. */
export function recordSchemas(): Record<string, z.ZodType> {
  const named = Object.values(shared).flatMap((value) => {
    const id = value instanceof z.ZodType ? value.meta()?.id : undefined;
    return value instanceof z.ZodType && id !== undefined ? [[id, value] as const] : [];
  });
  return Object.fromEntries(named);
}

/** The file of a schema, without its suffix: RawItem is `raw-item`. */
export function fileOf(id: string): string {
  return id.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

/** The JSON Schema (draft 2020-12) of every record, by file; of what is given to a reader, before defaults are set. */
export function jsonSchemas(): Record<string, JsonSchema> {
  const files = Object.entries(recordSchemas()).map(([id, schema]) => [fileOf(id), jsonSchema(id, schema)] as const);
  return Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function jsonSchema(id: string, schema: z.ZodType): JsonSchema {
  // Zod puts the root among the definitions, because it has an id, and refers to it.
  const { $defs } = z.toJSONSchema(schema, { io: 'input', override: finish });
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
  portable(jsonSchema);
  // Zod leaves the examples of a transform out, lest they be of its output; ours are of the input.
  const examples = z.globalRegistry.get(zodSchema)?.examples;
  if (Array.isArray(examples)) jsonSchema.examples = examples;
}

/** What is the same to JavaScript and to Go but not to Python: `\d` is any digit of Unicode there, `$` stands before a last newline too. */
function portable(schema: JsonSchema): void {
  if (schema.pattern !== undefined) {
    schema.pattern = schema.pattern.replaceAll('\\d', '[0-9]');
    if (schema.pattern.endsWith('$')) schema.not = { type: 'string', pattern: '\\n' };
  }
  for (const part of schema.allOf ?? []) {
    if (typeof part !== 'boolean') portable(part);
  }
}

/** A schema as the text of its file. */
export function schemaText(schema: JsonSchema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
