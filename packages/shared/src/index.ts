export { RAW_TABLE_KEYS, RUNS_TABLE_KEYS, type TableKeys } from './dynamodb/tables.ts';
export {
  IngestEvent,
  type IngestEventInput,
  IngestResult,
  type IngestResultInput,
  TransformEvent,
  type TransformEventInput,
} from './events/events.ts';
export { readRunRecord } from './history/read-run-record.ts';
export { RunRecord1, type RunRecord1Input } from './history/run-record-1.ts';
export { RunRecord, type RunRecordInput } from './ledger/run-record.ts';
export {
  CheckResult,
  DriftFinding,
  Figures,
  MissingTicks,
  PublishedFile,
  RunFailure,
  RunStatus,
} from './ledger/run-record-parts.ts';
export { type KeptSettings, PipelineSettings, type PipelineSettingsInput, settingsItem } from './ledger/settings.ts';
export { RUN_SCHEMA_VERSION, SETTINGS_KEY, SETTINGS_SCHEMA_VERSION } from './ledger/versions.ts';
export { RawItem, type RawItemInput, rawItem } from './raw/raw-item.ts';
export { rawItemProblems } from './raw/raw-item-problems.ts';
export { MAX_ITEM_BYTES, MAX_SOURCE_LENGTH, RAW_SCHEMA_VERSION } from './raw/raw-limits.ts';
// The names of the domain are listed in its own folder.
export * from './record/index.ts';
export { normaliseRecord, type RecordCandidate, recordProblems, SourceRecord } from './record/record.ts';
export { explainError, problemsOf } from './schema/explain-error.ts';
export { BLANK_RANGES, isBlank } from './text/blank.ts';
export { foldText, normaliseText, textIn } from './text/text.ts';
export { addDays, CalendarDate, dateOf, daysBetween, ticksOfDay, ticksPerDay } from './time/calendar.ts';
export { dateIn } from './time/date-in.ts';
export { MAX_BATCH } from './time/max-batch.ts';
export { IngestedAt, RawKey, type RawKeyInput, rawKey, tickOfKey } from './time/raw-key.ts';
export { minuteTick, ScheduledTime, Tick, tickMs, toTick } from './time/tick.ts';
