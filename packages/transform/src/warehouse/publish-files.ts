import type { CalendarDate, PublishedFile } from '@quote-elt/shared';
import { WarehouseConflictError } from '../errors/warehouse-errors.ts';
import { MARTS } from '../marts/marts.ts';
import type { StoredObject, Warehouse } from '../ports/ports.ts';
import { objectKey } from './object-key.ts';
import type { MartFile } from './write-mart-files.ts';

/** What stood in the warehouse under each key of a day when an attempt began. */
export type Standing = ReadonlyMap<string, StoredObject>;

/** Looks what stands under each key of a day: before its rows are read, so that a put that names it replaces no newer reading. */
export async function standingObjects(warehouse: Warehouse, date: CalendarDate): Promise<Standing> {
  const standing = new Map<string, StoredObject>();
  for (const mart of MARTS) {
    const stored = await warehouse.head(objectKey(mart, date));
    if (stored !== undefined) standing.set(stored.key, stored);
  }
  return standing;
}

/**
 * Publishes the files one by one, in their order; `onPublished` is called with each as soon as it stands. What stands there
 * already with the same SHA-256 is left as it is. Throws WarehouseConflictError if another run wrote since `standing`.
 */
export async function publishFiles(
  warehouse: Warehouse,
  files: readonly MartFile[],
  standing: Standing,
  onPublished: (mart: string, published: PublishedFile) => void,
): Promise<void> {
  for (const file of files) {
    const { mart, key, sha256, content, rows } = file;
    onPublished(mart, {
      key,
      sha256,
      bytes: content.length,
      rows,
      etag: await etagAfter(warehouse, file, standing.get(key)),
    });
  }
}

/** The etag under which the bytes of a file stand: as they did, or after a put over what stood there. */
async function etagAfter(
  warehouse: Warehouse,
  { key, content, sha256 }: MartFile,
  stood: StoredObject | undefined,
): Promise<string> {
  if (stood?.sha256 === sha256) return stood.etag;
  try {
    return await warehouse.put(key, content, stood?.etag);
  } catch (error) {
    if (!(error instanceof WarehouseConflictError)) throw error;
    // Another run that found the same, or a put of ours whose acknowledgement was lost.
    const stands = await warehouse.head(key);
    if (stands?.sha256 === sha256) return stands.etag;
    throw error;
  }
}
