import type { JsonSchema } from './json-schemas.ts';

const HEAD = `# Contracts

Made by \`pnpm -F @quote-elt/shared generate\` from the schemas; a test fails when this page is stale. The same as JSON Schema is
in \`packages/shared/json-schema\`. A field in italics may be left out.

Two texts have one \`quote_id\` when they differ only in case, punctuation, symbols, spacing or Unicode's spelling of a
letter. A mark on a letter or digit counts, whatever the script. Up to release 0.1 marks without a composed letter did not
count: rows of texts in Hindi, Thai, Tamil, Bengali or vowelled Arabic and Hebrew that are older have other ids.
`;

/** The page that lists every field of every record. */
export function contractsPage(schemas: Readonly<Record<string, JsonSchema>>): string {
  const sections = Object.values(schemas).map((schema) => {
    const tables = (schema.anyOf ?? [schema]).map((part) => table(Object(part)));
    return [`## ${schema.title}`, `${schema.description}`, ...tables].join('\n\n');
  });
  return `${[HEAD.trim(), ...sections].join('\n\n')}\n`;
}

function table(schema: JsonSchema): string {
  const rows = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const field: JsonSchema = Object(property);
    const label = schema.required?.includes(name) ? `\`${name}\`` : `*\`${name}\`*`;
    return `| ${[label, typeOf(field), field.description, example(field.examples)].join(' | ')} |`;
  });
  return ['| field | type | meaning | example |', '|---|---|---|---|', ...rows].join('\n');
}

function typeOf(field: JsonSchema): string {
  if (field.anyOf !== undefined) return field.anyOf.map((part) => typeOf(Object(part))).join(' or ');
  if (field.$ref !== undefined) return field.$ref.replace('#/$defs/', '');
  if (field.type === 'array') return `list of ${typeOf(Object(field.items))}`;
  return [field.type ?? 'anything'].flat().join(' or ');
}

function example(examples: unknown): string {
  return Array.isArray(examples) ? `\`${JSON.stringify(examples[0])}\`` : '';
}
