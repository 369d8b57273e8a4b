import type { PublishedFile, RunRecord } from '@quote-elt/shared';
import type { Mart } from '../manifest/model.ts';
import type { StoredObject, Warehouse } from '../ports/ports.ts';
import { isVisible, objectKey, partitionPrefix } from './object-key.ts';

/** What may be wrong with a published object. */
export interface ObjectProblem {
  /**
   * `missing`: the ledger names it, and it is not there. `changed`: it is not what the ledger names. `unrecorded`: it is there,
   * and the ledger names none. `foreign`: it lies beside the one of the mart, and engines would read both.
   */
  readonly problem: 'missing' | 'changed' | 'unrecorded' | 'foreign';
  readonly key: string;
}

/** What is wrong with the objects of a mart's day, by the record of that day. */
export async function judgeObjects(
  warehouse: Pick<Warehouse, 'head' | 'list'>,
  mart: Mart,
  record: RunRecord,
): Promise<ObjectProblem[]> {
  const key = objectKey(mart, record.run_date);
  const own = judgeObject(key, record.published[mart.name], await warehouse.head(key));
  const problems: ObjectProblem[] = own === undefined ? [] : [{ problem: own, key }];
  for await (const other of warehouse.list(partitionPrefix(mart, record.run_date)))
    if (other.key !== key && isVisible(other.key)) problems.push({ problem: 'foreign', key: other.key });
  return problems;
}

/** What is wrong with the object under the key of a mart's day, by what the record of that day names. */
export function judgeObject(
  key: string,
  recorded: PublishedFile | undefined,
  stored: StoredObject | undefined,
): ObjectProblem['problem'] | undefined {
  if (recorded === undefined) return stored && 'unrecorded';
  if (stored === undefined) return 'missing';
  // A record from before hashes were kept names a file of the old layout.
  if (recorded.key !== key) return 'unrecorded';
  const isSame = stored.sha256 === undefined ? stored.etag === recorded.etag : stored.sha256 === recorded.sha256;
  return isSame ? undefined : 'changed';
}
