import ts from 'typescript';
import { z } from 'zod';

interface Note {
  readonly at: number;
  readonly text: string;
}

/**
 * Declarations of Zod schemas with the description of each field before it. The type that Zod infers keeps such comments,
 * though it cannot know the description. Lines stay as they are, and with them the source map.
 */
export function documented(declarations: string, schemas: Readonly<Record<string, unknown>>): string {
  const file = ts.createSourceFile('declarations.d.ts', declarations, ts.ScriptTarget.Latest);
  const variables = file.statements
    .filter(ts.isVariableStatement)
    .flatMap((line) => [...line.declarationList.declarations]);
  const notes = variables.flatMap(({ name, type }) => notesOf(type, schemas[name.getText(file)], file));
  return notes
    .toSorted((a, b) => b.at - a.at)
    .reduce((text, { at, text: note }) => `${text.slice(0, at)}/** ${note} */ ${text.slice(at)}`, declarations);
}

function notesOf(type: ts.TypeNode | undefined, schema: unknown, file: ts.SourceFile): Note[] {
  if (type === undefined || !ts.isTypeReferenceNode(type)) return [];
  const [first, second] = type.typeArguments ?? [];
  const inner = (node: ts.TypeNode | undefined, part: unknown) => notesOf(node, part, file);
  // A brand is a type around that of the schema.
  if (type.typeName.getText(file).endsWith('$ZodBranded')) return inner(first, schema);
  if (schema instanceof z.ZodObject) return fieldNotes(first, schema.shape, file);
  if (schema instanceof z.ZodArray) return inner(first, schema.element);
  if (schema instanceof z.ZodRecord) return inner(second, schema.valueType);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return inner(first, schema.unwrap());
  }
  if (
    schema instanceof z.ZodUnion &&
    first !== undefined &&
    ts.isTypeOperatorNode(first) &&
    ts.isTupleTypeNode(first.type)
  ) {
    return first.type.elements.flatMap((member, i) => inner(member, schema.options[i]));
  }
  return [];
}

function fieldNotes(fields: ts.TypeNode | undefined, shape: z.ZodRawShape, file: ts.SourceFile): Note[] {
  if (fields === undefined || !ts.isTypeLiteralNode(fields)) return [];
  return fields.members.filter(ts.isPropertySignature).flatMap((field) => {
    const schema = shape[field.name.getText(file)];
    const description = schema instanceof z.ZodType ? schema.meta()?.description : undefined;
    const note =
      description === undefined ? [] : [{ at: field.getStart(file), text: description.replaceAll('*/', '* /') }];
    return [...note, ...notesOf(field.type, schema, file)];
  });
}
