import { CodedError, messageOf } from '@quote-elt/runtime';
import type { RawItem } from '@quote-elt/shared';

/** What lies under the key of a row is no longer what was seen there (`rows.changed`); it was left as it is. */
export class RowChangedError extends CodedError {
  constructor({ ingested_date, ingested_at }: RawItem, cause: unknown) {
    super('rows.changed', `the row under ${ingested_at} changed meanwhile`, {
      hint: `get it again: pnpm elt rows get --date ${ingested_date} --key ${ingested_at}`,
      cause,
    });
  }
}

/** Why a put came to no end: the line that could not be put, or what kept the days from being marked, or both. */
interface HalfPut {
  readonly line: number | undefined;
  readonly stopped: { readonly cause: unknown } | undefined;
  readonly unmarked: { readonly cause: unknown } | undefined;
}

/** Rows were put, and then one could not be, or their days could not be marked (`rows.half_put`); what was put stays. */
export class HalfPutError extends CodedError {
  constructor(done: number, all: number, { line, stopped, unmarked }: HalfPut) {
    const told = [
      `${done} of ${all} rows were put`,
      ...(stopped === undefined ? [] : [`line ${line} was not: ${messageOf(stopped.cause)}`]),
      ...(unmarked === undefined ? [] : [`their days are not marked: ${messageOf(unmarked.cause)}`]),
    ];
    const changed = stopped?.cause instanceof RowChangedError ? `${stopped.cause.hint}; ` : '';
    super('rows.half_put', told.join(', and '), {
      hint: `${changed}run it again: rows that are there as they should be are left as they are`,
      details: { done, all, ...(stopped === undefined ? {} : { line }), marked: unmarked === undefined },
      cause: stopped?.cause ?? unmarked?.cause,
    });
  }
}
