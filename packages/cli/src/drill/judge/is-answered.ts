import { isDeepStrictEqual } from 'node:util';
import { expectedItem } from '../../record/record.ts';
import type { Item } from '../../store/item.ts';
import type { GivenAnswer } from '../book/answer-book.ts';

/** An instant as rows have it. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Whether a whole row is what one of the answers gave for its place; only the form of `fetched_at` counts. */
export function isAnswered(row: Item, place: number, answers: readonly GivenAnswer[]): boolean {
  const { fetched_at, ingested_date, ingested_at, ...told } = row;
  if (!INSTANT.test(fetched_at?.S ?? '')) return false;
  if (ingested_at?.S?.slice(0, 10) !== ingested_date?.S) return false;
  return answers.some(({ source, records }) => {
    const record = records[place];
    return record !== undefined && isDeepStrictEqual(told, expectedItem(record, source));
  });
}
