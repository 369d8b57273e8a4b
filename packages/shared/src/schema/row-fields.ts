import * as z from 'zod';

/** The field of a row for a field of the record: null where the record leaves it out. */
type RowField<Field> =
  Field extends z.ZodOptional<infer Given extends z.ZodType>
    ? z.ZodNullable<Given>
    : Field extends z.ZodArray<infer Element extends z.ZodType>
      ? z.ZodArray<Element>
      : Field;

/**
 * The fields of a mart's row that show fields of the record: what the record may leave out is null, and bounds are left
 * out, since what they refuse becomes no row. What each means, and its examples, stay.
 */
export function rowFields<Shape extends z.ZodRawShape>(shape: Shape): { [Name in keyof Shape]: RowField<Shape[Name]> };
export function rowFields(shape: z.ZodRawShape): z.ZodRawShape {
  return Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, rowField(field)]));
}

function rowField(field: z.core.$ZodType): z.ZodType {
  const { description = '', examples, maxLength } = z.globalRegistry.get(field) ?? {};
  const meta = { description, examples: Array.isArray(examples) ? [...examples] : [] };
  if (field instanceof z.ZodOptional) {
    return rowField(field.unwrap())
      .nullable()
      .meta({ description, examples: [...meta.examples, null] });
  }
  if (field instanceof z.ZodArray) return z.array(rowField(field.element)).meta(meta);
  if (field instanceof z.ZodString && maxLength !== undefined) return z.string().meta(meta);
  if (field instanceof z.ZodNumberFormat) return z.int().meta(meta);
  if (field instanceof z.ZodNumber) return z.number().meta(meta);
  if (field instanceof z.ZodType) return field;
  throw new TypeError('the schema of a record is made of Zod types');
}
