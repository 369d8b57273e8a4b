// What others need to know of published files, without DuckDB and without an SDK.
export type { Mart } from '../manifest/model.ts';
export { MARTS } from '../marts/marts.ts';
export { type ColumnType, columnType } from './column-types.ts';
export { columnsContract, type MartColumns, viewColumns } from './columns-contract.ts';
export { isVisible, objectKey, partitionPrefix } from './object-key.ts';
