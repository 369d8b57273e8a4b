export { MODELS, ROLES } from '../models/manifest.ts';
export { allChecks } from './checks/check.ts';
export type { DayResult } from './days/day-result.ts';
export { needsTransform } from './days/plan-catch-up.ts';
export type { TransformSettings } from './days/run-day.ts';
export { type TransformPorts, transformDay } from './days/transform-day.ts';
export { type TransformResult, transformDays } from './days/transform-days.ts';
export { type DayFailure, DaysFailedError } from './days/unfinished-days.ts';
export { type MartVerdict, verifyDay } from './days/verify-day.ts';
export { sqlText } from './duckdb/sql-text.ts';
export { type Database, type Row, withDatabase } from './duckdb/with-database.ts';
export {
  CheckFailedError,
  InvalidEvent,
  LedgerConflictError,
  LedgerRecordError,
  RowsMiscountedError,
} from './errors/errors.ts';
export { type Completeness, completenessOf } from './figures/completeness.ts';
export { coveredSlots } from './figures/covered-slots.ts';
export { FOLLOWED_FIGURES, type FollowedFigure, figureOf } from './figures/followed-figures.ts';
export { rawCompleteness } from './figures/raw-completeness.ts';
export { createHandler, type HandlerOptions } from './handler.ts';
export { dynamoDbLedger } from './ledger/dynamodb-ledger.ts';
export { dynamoDbSettings } from './ledger/dynamodb-settings.ts';
export { memoryLedger } from './ledger/memory-ledger.ts';
export { memorySettings } from './ledger/memory-settings.ts';
export type { Figure } from './manifest/figure.ts';
export { mermaidGraph } from './manifest/mermaid-graph.ts';
export { LAYERS, type Layer, type Model } from './manifest/model.ts';
export { orderModels } from './manifest/order-models.ts';
export { publishedOrder } from './manifest/published-order.ts';
export { hashMarts } from './marts/hash-marts.ts';
export { MARTS } from './marts/marts.ts';
export { parquetPublisher } from './marts/parquet-publisher.ts';
export { readParquet } from './marts/read-parquet.ts';
export { writeFactsFile } from './marts/write-facts-file.ts';
export { INPUTS } from './models/inputs.ts';
export { type BuildSettings, withBuiltDay } from './models/with-built-day.ts';
export type { Ledger, LedgerDays, Publisher, RawPage, RowReader, SettingsStore } from './ports/ports.ts';
export { dynamoDbRowReader, type ReaderOptions } from './rows/dynamodb-row-reader.ts';
export { memoryRowReader } from './rows/memory-row-reader.ts';
export type { ReadPace } from './rows/read-pace.ts';
