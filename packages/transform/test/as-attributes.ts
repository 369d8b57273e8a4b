import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { AttributeMap } from '../src/rows/memory-row-reader.ts';

/** Items of any shape as the SDK's type; throws if an attribute is none of DynamoDB's types. */
export function asAttributes(item: AttributeMap): Record<string, AttributeValue> {
  return Object.fromEntries(
    Object.entries(item).map(([key, value]) => {
      if (!isAttribute(value)) throw new TypeError(`${key} is no attribute`);
      return [key, value];
    }),
  );
}

function isAttribute(value: object): value is AttributeValue {
  const [type, ...more] = Object.keys(value);
  return more.length === 0 && ['S', 'N', 'B', 'SS', 'NS', 'BS', 'BOOL', 'NULL', 'L', 'M'].includes(type ?? '');
}
