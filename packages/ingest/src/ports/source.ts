import type { SourceRecord, Tick } from '@quote-elt/shared';

/** A record of an answer that cannot be used, and why. */
export interface RejectedRecord {
  readonly reason: string;
  readonly payload: unknown;
}

/** What a source gave: at least one record, in the order of the answer, and what had to be left out. */
export interface SourceAnswer {
  readonly records: readonly SourceRecord[];
  readonly rejected: readonly RejectedRecord[];
  /** The place of each record in its batch, from 0, where a place has a meaning; left out, they take the places in their order. */
  readonly places?: readonly number[];
}

/** What is asked of a source. */
export interface SourceRequest {
  readonly tick: Tick;
  /** Records wanted, 1 to 50; a source that cannot give so many gives what it can. */
  readonly count: number;
  readonly signal: AbortSignal;
}

/** Where records come from. `fetch` throws when it has no record to give, at best a SourceError whose code gives the reason. */
export interface Source {
  readonly name: string;
  fetch(request: SourceRequest): Promise<SourceAnswer>;
}

/** How a source is made; `baseUrl` replaces its own address, `timeoutMs` bounds each request. */
export type CreateSource = (options: { readonly baseUrl?: string | undefined; readonly timeoutMs: number }) => Source;
