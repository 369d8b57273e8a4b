import { BURST_SECONDS } from '@quote-elt/runtime';
import { FUNCTION_SIZES } from '../budget/function-sizes.ts';
import { FREE_LIMITS } from '../config/free-limits.ts';
import { LAMBDA_SECONDS } from '../config/lambda.ts';
import { ASSUMPTIONS as A, PRICES_BEYOND_FREE as P } from './assumptions.ts';

export { LEAST_MEMORY_MB, MB_OF_ONE_CPU } from '../budget/transform-size.ts';

/** Days of the month that is billed. */
const DAYS = 30;
const TICKS_A_DAY = 1440;

/** An eventually consistent read unit reads so many bytes (docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html). */
const READ_UNIT_BYTES = 8192;

/** What a month of days of one size takes and costs; a tick a minute, one stack in its account. */
export interface DayBill {
  /** Gigabyte-seconds of transform for each million rows, and for a month. */
  readonly gbSecondsAMillionRows: number;
  readonly gbSecondsAMonth: number;
  /** Dollars that transform would cost if no gigabyte-second were free. */
  readonly transformUsd: number;
  /** Dollars that are billed for both functions beyond the free gigabyte-seconds, and for reads where the free units do not suffice. */
  readonly lambdaUsd: number;
  readonly readUsd: number;
  /** Gigabytes that a month adds to the raw table, and dollars a month for them once the free ones are full. */
  readonly storedGb: number;
  readonly storedUsd: number;
}

/** The bill of a month whose days have so many rows, of which transform takes so many gigabyte-seconds a day, as measured. */
export function dayBill(rows: number, gbSecondsADay: number): DayBill {
  const gbSecondsAMonth = gbSecondsADay * DAYS;
  const ingest = (DAYS * TICKS_A_DAY * A.ingestSeconds * FUNCTION_SIZES.ingest.memoryMb) / 1024;
  const units = (rows * (A.itemBytes - A.indexBytes)) / READ_UNIT_BYTES;
  // What the free units give to one run, from the burst that was saved before it.
  const freeUnits = FREE_LIMITS.read_units * (LAMBDA_SECONDS + BURST_SECONDS);
  const storedGb = (rows * DAYS * A.itemBytes) / 1e9;
  return {
    gbSecondsAMillionRows: (gbSecondsADay / rows) * 1e6,
    gbSecondsAMonth,
    transformUsd: gbSecondsAMonth * P.gbSecond,
    lambdaUsd: Math.max(gbSecondsAMonth + ingest - FREE_LIMITS.lambda_gb_seconds, 0) * P.gbSecond,
    readUsd: units <= freeUnits ? 0 : DAYS * units * P.readUnit,
    storedGb,
    storedUsd: storedGb * P.tableGbMonth,
  };
}

/** The cells of a line of the table of bills in docs/performance.md. */
export function dayBillCells(rows: number, gbSecondsADay: number): string[] {
  const bill = dayBill(rows, gbSecondsADay);
  const dollars = (usd: number) => `$${usd.toFixed(4)}`;
  return [
    rows.toLocaleString('en-US'),
    bill.gbSecondsAMillionRows.toFixed(1),
    bill.gbSecondsAMonth.toFixed(0),
    dollars(bill.transformUsd),
    dollars(bill.lambdaUsd),
    dollars(bill.readUsd),
    `${bill.storedGb.toFixed(2)} GB`,
    dollars(bill.storedUsd),
  ];
}

/** The heading of the same table. */
export const DAY_BILL_HEADING = [
  'items a day',
  'GB-s a million rows',
  'GB-s a month',
  'transform, were nothing free',
  'billed for both functions',
  'billed for reads',
  'raw rows of a month',
  'their storage, once 25 GB are full',
] as const;
