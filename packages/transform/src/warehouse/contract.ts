// What others need to know of published files, without DuckDB and without an SDK.
export { VIEWS } from '../../models/manifest.ts';
export type { Mart } from '../manifest/model.ts';
export { MARTS } from '../marts/marts.ts';
export { viewSql } from '../models/model-sql.ts';
export { scanUsd } from './athena-price.ts';
export { type ColumnType, columnType } from './column-types.ts';
export { columnsContract, type MartColumns, viewColumns } from './columns-contract.ts';
export { isVisible, objectKey, partitionPrefix } from './object-key.ts';
