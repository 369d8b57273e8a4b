export { BLANK_RANGES, isBlank } from './blank.ts';
export { addDays, CalendarDate, dateOf, daysBetween, ticksOfDay, ticksPerDay } from './calendar.ts';
export {
  MAX_AUTHOR_LENGTH,
  MAX_BATCH,
  MAX_CONTENT_LENGTH,
  MAX_ITEM_BYTES,
  MAX_SLUG_LENGTH,
  MAX_SOURCE_ID_LENGTH,
  MAX_SOURCE_LENGTH,
  MAX_TAG_LENGTH,
  MAX_TAGS,
  RAW_SCHEMA_VERSION,
  RUN_SCHEMA_VERSION,
  SETTINGS_KEY,
  SETTINGS_SCHEMA_VERSION,
  UNKNOWN_AUTHOR,
} from './constants.ts';
export { dateIn } from './date-in.ts';
export { IngestEvent, IngestResult, TransformEvent } from './events.ts';
export { explainError, problemsOf } from './explain-error.ts';
export type {
  IngestEventInput,
  IngestResultInput,
  PipelineSettingsInput,
  QuotableErrorInput,
  QuotableQuoteInput,
  QuoteInput,
  QuoteStatsRowInput,
  QuotesAggRowInput,
  QuotesFactRowInput,
  RawItemInput,
  RawKeyInput,
  RunRecord1Input,
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
export { readRunRecord } from './read-run-record.ts';
export {
  CheckResult,
  DriftFinding,
  Figures,
  MissingTicks,
  PublishedFile,
  RunFailure,
  RunRecord,
  RunStatus,
} from './run-record.ts';
export { RunRecord1 } from './run-record-1.ts';
export { type KeptSettings, PipelineSettings, settingsItem } from './settings.ts';
export { slugOf } from './slug.ts';
export { RAW_TABLE_KEYS, RUNS_TABLE_KEYS, type TableKeys } from './tables.ts';
export { foldText, normaliseText, textIn } from './text.ts';
export { minuteTick, ScheduledTime, Tick, tickMs, toTick } from './tick.ts';
