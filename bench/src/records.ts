import { QUOTATIONS } from '@quote-elt/ingest/sources/quotations';
import { normaliseQuote, type SourceRecord } from '@quote-elt/shared';

/** The records that days of the bench are made of. */
export const RECORDS: readonly SourceRecord[] = QUOTATIONS.map((quotation) =>
  normaliseQuote({
    content: quotation.content,
    author: quotation.author,
    tags: quotation.tags,
    added_date: quotation.added,
    modified_date: quotation.modified,
    source_id: quotation.id,
  }),
);

/** Steps over the records, so that neighbours in a day are none in the list; it shares no factor with their number. */
const STRIDE = 7919;

/** The record at a place of a day that begins with the record `first`; throws TypeError where there are no records. */
export function recordAt(place: number, first = 0): SourceRecord {
  const record = RECORDS[((first + place) * STRIDE) % RECORDS.length];
  if (record === undefined) throw new TypeError('there are no records');
  return record;
}
