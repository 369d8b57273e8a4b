import type { CalendarDate } from '@quote-elt/shared';
import type { Mart } from '../manifest/model.ts';

/** The name of the one object that a partition holds. */
const OBJECT = 'part.parquet';

/** What the keys of a mart's day begin with: `<mart>/<partition column>=YYYY-MM-DD/`, Hive's layout, which Trino and Athena read. */
export function partitionPrefix({ name, partition }: Pick<Mart, 'name' | 'partition'>, date: CalendarDate): string {
  return `${name}/${partition}=${date}/`;
}

/** The key of a mart's day, in a folder and on S3 alike. */
export function objectKey(mart: Pick<Mart, 'name' | 'partition'>, date: CalendarDate): string {
  return `${partitionPrefix(mart, date)}${OBJECT}`;
}

/** Whether engines read what lies under a key: Trino and Athena pass over each object whose name begins with `.` or `_`. */
export function isVisible(key: string): boolean {
  return !/^[._]/.test(key.slice(key.lastIndexOf('/') + 1));
}
