import type * as z from 'zod';
import type { IngestEvent, IngestResult, TransformEvent } from './events.ts';
import type { QuoteStatsRow, QuotesAggRow, QuotesFactRow } from './marts.ts';
import type { QuotableError, QuotableQuote } from './quotable.ts';
import type { Quote } from './quote.ts';
import type { RawItem } from './raw-item.ts';
import type { RawKey } from './raw-key.ts';
import type { RunRecord } from './run-record.ts';
import type { RunRecord1 } from './run-record-1.ts';
import type { PipelineSettings } from './settings.ts';

// What is given to each schema: without brands, and without what has a default.
export type IngestEventInput = z.input<typeof IngestEvent>;
export type IngestResultInput = z.input<typeof IngestResult>;
export type PipelineSettingsInput = z.input<typeof PipelineSettings>;
export type QuotableErrorInput = z.input<typeof QuotableError>;
export type QuotableQuoteInput = z.input<typeof QuotableQuote>;
export type QuoteInput = z.input<typeof Quote>;
export type QuoteStatsRowInput = z.input<typeof QuoteStatsRow>;
export type QuotesAggRowInput = z.input<typeof QuotesAggRow>;
export type QuotesFactRowInput = z.input<typeof QuotesFactRow>;
export type RawItemInput = z.input<typeof RawItem>;
export type RawKeyInput = z.input<typeof RawKey>;
export type RunRecordInput = z.input<typeof RunRecord>;
export type RunRecord1Input = z.input<typeof RunRecord1>;
export type TransformEventInput = z.input<typeof TransformEvent>;
