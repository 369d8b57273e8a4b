import { type RawItem, rawItem } from '@quote-elt/shared';
import type { RejectedRecord, Source } from '../ports/source.ts';
import { SourceError } from '../ports/source-error.ts';
import { answerOf, checkAnswer } from './check-answer.ts';

/** What DynamoDB adds to a list, and to each of its elements, in bytes. */
const LIST_BYTES = 3;
const ELEMENT_BYTES = 1;

/** A number takes at most this many bytes. */
const NUMBER_BYTES = 21;

/**
 * The size of an item as DynamoDB counts it for capacity, in bytes: names and values in UTF-8
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html).
 */
export function itemBytes(item: RawItem): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);
}

/**
 * A source whose records keep the contract and make items of at most `maxBytes`; others are rejected, and an answer of
 * nothing else is a failure.
 */
export function withinSize(source: Source, maxBytes: number): Source {
  return {
    name: source.name,
    async fetch(request) {
      // The check comes first: a record that breaks the contract may have no size.
      const { records, rejected, places } = checkAnswer(await source.fetch(request));
      const sized = records.map((record, index) => ({
        record,
        index,
        bytes: itemBytes(rawItem(request.tick, 0, record, source.name, new Date(0))),
      }));
      const tooLarge: RejectedRecord[] = sized
        .filter(({ bytes }) => bytes > maxBytes)
        .map(({ record, bytes }) => ({
          reason: `the item has ${bytes} bytes, of ${maxBytes} allowed`,
          payload: record,
        }));
      const kept = sized.filter(({ bytes }) => bytes <= maxBytes);
      if (kept.length > 0) return answerOf(kept, [...rejected, ...tooLarge], places);
      throw new SourceError(
        'source.empty',
        `the answer holds no record of at most ${maxBytes} bytes (${rejected.length + tooLarge.length} rejected)`,
      );
    },
  };
}

/** The size of a value that a field of some record has, with whatever fields it is. */
function valueBytes(value: string | number | readonly string[] | undefined): number {
  if (value === undefined) return 0;
  if (typeof value === 'number') return NUMBER_BYTES;
  if (typeof value === 'string') return Buffer.byteLength(value);
  return value.reduce<number>((sum, element) => sum + ELEMENT_BYTES + Buffer.byteLength(element), LIST_BYTES);
}
