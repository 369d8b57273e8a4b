export { type BuildSettings, withBuiltDay } from './built-day.ts';
export { allChecks } from './checks/check.ts';
export { type Completeness, completenessOf, coveredSlots } from './completeness.ts';
export type { DayResult } from './day-result.ts';
export { rawCompleteness } from './day-ticks.ts';
export { type Database, type Row, sqlText, withDatabase } from './duckdb.ts';
export {
  CheckFailedError,
  type DayFailure,
  DaysFailedError,
  InvalidEvent,
  LedgerConflictError,
  LedgerRecordError,
  RowsMiscountedError,
} from './errors.ts';
export { writeFactsFile } from './facts-file.ts';
export { createHandler, type HandlerOptions } from './handler.ts';
export { dynamoDbLedger } from './ledger/dynamodb-ledger.ts';
export { dynamoDbSettings } from './ledger/dynamodb-settings.ts';
export { memoryLedger } from './ledger/memory-ledger.ts';
export { memorySettings } from './ledger/memory-settings.ts';
export { mermaidGraph, orderModels } from './models/graph.ts';
export { INPUTS, MARTS, MODELS } from './models/manifest.ts';
export { LAYERS, type Layer, type Model } from './models/model.ts';
export { publishedOrder } from './models/published-order.ts';
export { hashMarts } from './output-hash.ts';
export { parquetPublisher } from './parquet-publisher.ts';
export { needsTransform } from './plan-days.ts';
export type { Ledger, LedgerDays, Publisher, RawPage, RowReader, SettingsStore } from './ports.ts';
export { readParquet } from './read-parquet.ts';
export { dynamoDbRowReader, type ReaderOptions } from './rows/dynamodb-row-reader.ts';
export { memoryRowReader } from './rows/memory-row-reader.ts';
export type { ReadPace } from './rows/read-pace.ts';
export type { TransformSettings } from './run-day.ts';
export { type TransformPorts, transformDay } from './transform-day.ts';
export { type TransformResult, transformDays } from './transform-days.ts';
export { type MartVerdict, verifyDay } from './verify-day.ts';
