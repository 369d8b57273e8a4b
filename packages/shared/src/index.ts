export { BLANK_RANGES, isBlank } from './blank.ts';
export { addDays, CalendarDate, dateOf, daysBetween, ticksOfDay, ticksPerDay } from './calendar.ts';
export { dateIn } from './date-in.ts';
export { IngestEvent, IngestResult, TransformEvent } from './events.ts';
export { explainError, problemsOf } from './explain-error.ts';
export { IngestedAt, MAX_BATCH, RawKey, rawKey, tickOfKey } from './keys.ts';
export { MART_ROWS, QuoteStatsRow, QuotesAggRow, QuotesFactRow } from './marts.ts';
export { QuotableAnswer, QuotableError, QuotableQuote, quotableCandidate } from './quotable.ts';
export { MAX_CONTENT_LENGTH, normaliseQuote, Quote, type QuoteCandidate, UNKNOWN_AUTHOR } from './quote.ts';
export { QuoteId, quoteIdOf } from './quote-id.ts';
export { RAW_SCHEMA_VERSION, RawItem, rawItem } from './raw-item.ts';
export {
  CheckResult,
  DayProfile,
  DriftFinding,
  MissingTicks,
  RUN_SCHEMA_VERSION,
  RunRecord,
  RunStatus,
} from './run-record.ts';
export { RAW_TABLE_KEYS, RUNS_TABLE_KEYS, type TableKeys } from './tables.ts';
export { foldText, normaliseText, slugOf } from './text.ts';
export { minuteTick, ScheduledTime, Tick, tickMs, toTick } from './tick.ts';
