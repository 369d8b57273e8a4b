import type { Item } from '../../store/item.ts';

/** What of a request to a table decides on what happens to it. */
export interface TableRequest {
  readonly TableName?: unknown;
  readonly Item?: Item;
  readonly ExclusiveStartKey?: unknown;
  readonly Limit?: unknown;
}

/** The input of any command of DynamoDB as what it says of a table. */
export function tableRequest(input: object): TableRequest {
  return { ...input };
}
