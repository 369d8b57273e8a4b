import type { AttributeValue, PutItemCommandInput } from '@aws-sdk/client-dynamodb';
import type { Item } from '../store/item.ts';

type Condition = Required<
  Pick<PutItemCommandInput, 'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'>
>;

/**
 * The condition that an item is as it was seen and has none of further attributes. What lies within a list or a map is compared one
 * by one, since the embedded DynamoDB does not compare them whole.
 */
export function asSeen(seen: Item, further: readonly string[]): Condition {
  const names: string[] = [];
  const values: AttributeValue[] = [];
  const markOf = (name: string) => `#${names.push(name) - 1}`;
  const isEqual = (what: string, value: AttributeValue) => `${what} = :${values.push(value) - 1}`;
  const hasSize = (path: string, size: number) => isEqual(`size(${path})`, { N: String(size) });
  const terms = (path: string, value: AttributeValue): string[] => {
    if (value.L !== undefined)
      return [hasSize(path, value.L.length), ...value.L.flatMap((each, i) => terms(`${path}[${i}]`, each))];
    if (value.M === undefined) return [isEqual(path, value)];
    const inner = Object.entries(value.M);
    return [hasSize(path, inner.length), ...inner.flatMap(([name, each]) => terms(`${path}.${markOf(name)}`, each))];
  };
  const as = Object.entries(seen).flatMap(([name, value]) => terms(markOf(name), value));
  const not = further
    .filter((name) => !Object.hasOwn(seen, name))
    .map((name) => `attribute_not_exists(${markOf(name)})`);
  return {
    ConditionExpression: [...as, ...not].join(' and '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name, i) => [`#${i}`, name])),
    ExpressionAttributeValues: Object.fromEntries(values.map((value, i) => [`:${i}`, value])),
  };
}
