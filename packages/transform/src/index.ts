export { MODELS, ROLES, VIEWS } from '../models/manifest.ts';
export { allChecks } from './checks/check.ts';
export type { DayResult } from './days/day-result.ts';
export { needsTransform } from './days/plan-catch-up.ts';
export type { TransformSettings } from './days/run-day.ts';
export { transformDay } from './days/transform-day.ts';
export type { TransformResult } from './days/transform-days.ts';
export { type DayFailure, DaysFailedError } from './days/unfinished-days.ts';
export { type MartVerdict, verifyDay } from './days/verify-day.ts';
export { sqlName, sqlText } from './duckdb/sql-text.ts';
export { type Database, type FirstRows, type Row, withDatabase } from './duckdb/with-database.ts';
export { LedgerRecordError } from './errors/errors.ts';
export { tellDuckDb } from './errors/tell-duckdb.ts';
export { publishedDays } from './facts/published-facts.ts';
export { withPublishedDay } from './facts/with-published-day.ts';
export { type FactsDays, RAW_ONLY, writeFactsFile } from './facts/write-facts-file.ts';
export { writeHistoryFile } from './facts/write-history-file.ts';
export { LEDGER_TABLE, writeLedgerFile } from './facts/write-ledger-file.ts';
export { type Completeness, completenessOf } from './figures/completeness.ts';
export { coveredSlots } from './figures/covered-slots.ts';
export { figureNamed } from './figures/figure-named.ts';
export { DRIFT_WINDOW_DAYS, hasMemory } from './figures/find-drift.ts';
export { FOLLOWED_FIGURES, figureOf } from './figures/followed-figures.ts';
export { rawCompleteness } from './figures/raw-completeness.ts';
export { createHandler, type HandlerOptions } from './handler.ts';
export { createMarts } from './history/create-marts.ts';
export { createViews, ORDERED_VIEWS } from './history/create-views.ts';
export { dynamoDbLedger } from './ledger/dynamodb-ledger.ts';
export { dynamoDbSettings } from './ledger/dynamodb-settings.ts';
export { memoryLedger } from './ledger/memory-ledger.ts';
export type { Figure } from './manifest/figure.ts';
export { mermaidGraph } from './manifest/mermaid-graph.ts';
export type { Model } from './manifest/model.ts';
export { orderModels } from './manifest/order-models.ts';
export { orderSql } from './manifest/order-sql.ts';
export { publishedOrder } from './manifest/published-order.ts';
export { hashMarts } from './marts/hash-marts.ts';
export { MARTS } from './marts/marts.ts';
export { readParquet } from './marts/read-parquet.ts';
export { INPUTS, RAW_ITEMS } from './models/inputs.ts';
export { viewSql } from './models/model-sql.ts';
export { type BuildSettings, withBuiltDay } from './models/with-built-day.ts';
export type { Ledger, RowReader, SettingsStore, Warehouse } from './ports/ports.ts';
export { dynamoDbRowReader } from './rows/dynamodb-row-reader.ts';
export { memoryRowReader } from './rows/memory-row-reader.ts';
export type { ReadPace } from './rows/read-pace.ts';
export { trinoStatements } from './trino/trino-script.ts';
export { folderWarehouse } from './warehouse/folder-warehouse.ts';
export {
  dayOfKey,
  type JudgedWarehouse,
  judgeWarehouse,
  type ListedDay,
  listObjects,
} from './warehouse/judge-warehouse.ts';
export { objectKey } from './warehouse/object-key.ts';
export { writeMartFiles } from './warehouse/write-mart-files.ts';
