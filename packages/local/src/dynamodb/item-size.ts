import { asRecord } from '@quote-elt/runtime';

/**
 * The size of an item in bytes as DynamoDB counts it: names and values in UTF-8, a byte for two digits of a number, three
 * for a list or a map and one for each of its elements (Amazon DynamoDB Developer Guide, "Item sizes and formats").
 */
export function itemSize(item: unknown): number {
  return fieldsOf(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + attributeSize(value), 0);
}

function attributeSize(attribute: unknown): number {
  const [[type, value] = ['NULL', true]] = fieldsOf(attribute);
  switch (type) {
    case 'S':
      return Buffer.byteLength(String(value));
    case 'N':
      return numberSize(String(value));
    case 'B':
      return Buffer.byteLength(String(value), 'base64');
    case 'SS':
      return listOf(value).reduce<number>((sum, text) => sum + Buffer.byteLength(String(text)), 0);
    case 'NS':
      return listOf(value).reduce<number>((sum, text) => sum + numberSize(String(text)), 0);
    case 'L':
      return listOf(value).reduce<number>((sum, each) => sum + 1 + attributeSize(each), 3);
    case 'M':
      return fieldsOf(value).length + itemSize(value) + 3;
    default:
      return 1;
  }
}

/** The fields of an object in DynamoDB's JSON form; what is none has no fields. */
function fieldsOf(value: unknown): [string, unknown][] {
  return Object.entries(asRecord(value) ?? {});
}

/** A byte for two significant digits, one for the exponent and one for a sign. */
function numberSize(text: string): number {
  const digits = text
    .replace(/e.*$/i, '')
    .replace(/\D/g, '')
    .replace(/^0+|0+$/g, '');
  return Math.ceil(digits.length / 2) + 1 + (text.startsWith('-') ? 1 : 0);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
