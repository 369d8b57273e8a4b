import { isDeepStrictEqual } from 'node:util';
import { GetItemCommand, type GetItemCommandInput } from '@aws-sdk/client-dynamodb';
import { someAtOnce, withPatience } from '@quote-elt/runtime';
import type { RawItem } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { InputError } from '../errors/input-errors.ts';
import type { Item } from '../store/item.ts';
import type { Store } from '../store/store.ts';
import type { RowToPut } from './read-rows.ts';

/** What becomes of a row by what lies under its key, and the other row that was seen there. */
type Fate = { readonly fate: 'new' | 'unchanged' } | { readonly fate: 'replaced'; readonly seen: Item };
export type RowFate = Fate['fate'];

/** A row, and what becomes of it. */
export type PlannedRow = RowToPut & Fate;

/** What is needed of a store to put rows. */
export type RowStore = Pick<Store, 'client' | 'tables' | 'patience'>;

/** Requests that are sent at the same time. */
const AT_ONCE = 16;

/** Looks what lies under the key of each row; throws InputError where something else does and nothing may be replaced. */
export async function planPut(
  store: RowStore,
  name: string,
  rows: readonly RowToPut[],
  replace: boolean,
): Promise<PlannedRow[]> {
  const planned = await someAtOnce(rows, AT_ONCE, async (each) => ({ ...each, ...(await fateOf(store, each.row)) }));
  const taken = planned.filter(({ fate }) => fate === 'replaced' && !replace);
  if (taken.length === 0) return planned;
  const problems = taken.map(({ line, row }) => `line ${line}: ingested_at: another row lies under ${row.ingested_at}`);
  throw new InputError(name, problems, 'if these rows are to stand in its place, say so by --replace');
}

async function fateOf({ client, tables, patience }: RowStore, row: RawItem): Promise<Fate> {
  const command = new GetItemCommand(getInput(tables.raw, row));
  const { Item } = await withPatience((options) => client.send(command, options), patience);
  if (Item === undefined) return { fate: 'new' };
  return isDeepStrictEqual(Item, encodeItem({ ...row })) ? { fate: 'unchanged' } : { fate: 'replaced', seen: Item };
}

function getInput(TableName: string, { ingested_date, ingested_at }: RawItem): GetItemCommandInput {
  return { TableName, Key: encodeItem({ ingested_date, ingested_at }), ConsistentRead: true };
}
