import type { Item } from '../../store/item.ts';

/** The parts of a request to a table that decide on the faults it meets. */
export interface TableRequest {
  readonly TableName?: unknown;
  readonly Item?: Item;
  readonly ExclusiveStartKey?: unknown;
  readonly Limit?: unknown;
}

/** Reads what the input of any command of DynamoDB says of a table. */
export function tableRequest(input: object): TableRequest {
  return { ...input };
}
