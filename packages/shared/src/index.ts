export { addDays, CalendarDate, dateOf, daysBetween, ticksOfDay, ticksPerDay } from './calendar.ts';
export { MAX_BATCH, MAX_CONTENT_LENGTH, RAW_SCHEMA_VERSION, RUN_SCHEMA_VERSION, UNKNOWN_AUTHOR } from './constants.ts';
export { IngestEvent, IngestResult, TransformEvent } from './events.ts';
export { explainError, problemsOf } from './explain-error.ts';
export type {
  IngestEventInput,
  IngestResultInput,
  QuotableErrorInput,
  QuotableQuoteInput,
  QuoteInput,
  QuoteStatsRowInput,
  QuotesAggRowInput,
  QuotesFactRowInput,
  RawItemInput,
  RawKeyInput,
  RunRecordInput,
  TransformEventInput,
} from './inputs.ts';
export { MART_ROWS, QuoteStatsRow, QuotesAggRow, QuotesFactRow } from './marts.ts';
export { QuotableAnswer, QuotableError, QuotableQuote, quotableCandidate } from './quotable.ts';
export { normaliseQuote, Quote, type QuoteCandidate } from './quote.ts';
export { QuoteId, quoteIdOf } from './quote-id.ts';
export { RawItem, rawItem } from './raw-item.ts';
export { rawItemProblems } from './raw-item-problems.ts';
export { IngestedAt, RawKey, rawKey, tickOfKey } from './raw-key.ts';
export {
  CheckResult,
  DayProfile,
  DriftFinding,
  MissingTicks,
  RunRecord,
  RunStatus,
} from './run-record.ts';
export { RAW_TABLE_KEYS, RUNS_TABLE_KEYS, type TableKeys } from './tables.ts';
export { foldText, normaliseText, slugOf } from './text.ts';
export { minuteTick, ScheduledTime, Tick, tickMs, toTick } from './tick.ts';
