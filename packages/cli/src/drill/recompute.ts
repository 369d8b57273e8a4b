import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import type { CalendarDate, RunRecord } from '@quote-elt/shared';

/** A row as the drill reads it: by its own scan, with none of the pipeline's code. */
export interface StoredRow {
  readonly date: string;
  readonly at: string;
  readonly quoteId: string;
}

/** What must be there: for each tick of each day so many rows. */
export interface Expected {
  readonly days: readonly CalendarDate[];
  readonly ticksOf: (day: CalendarDate) => readonly string[];
  readonly quotesPerTick: (day: CalendarDate) => number;
}

/** What of a record is judged. */
export type RecordedFigures = Pick<RunRecord, 'run_date' | 'status' | 'rows' | 'completeness' | 'figures'>;

/** What is there and what is not. */
export interface Verdict {
  readonly ticks: number;
  readonly stored: number;
  readonly lost: number;
  readonly doubled: number;
  readonly days_recorded: number;
  readonly days_wrong: readonly string[];
}

/** Every row of a table. */
export async function scanRows(client: DynamoDBClient, table: string): Promise<StoredRow[]> {
  const rows: StoredRow[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table })) {
    for (const item of Items) {
      rows.push({
        date: String(item.ingested_date?.S),
        at: String(item.ingested_at?.S),
        quoteId: String(item.quote_id?.S),
      });
    }
  }
  return rows;
}

/** Compares rows and records with what must be there. A tick without all of its quotes is lost; a row that no tick accounts for is doubled. */
export function judge(expected: Expected, rows: readonly StoredRow[], records: readonly RecordedFigures[]): Verdict {
  const byDay = Map.groupBy(rows, ({ date }) => date);
  const recordOf = new Map<string, RecordedFigures>(records.map((record) => [record.run_date, record]));
  let [ticks, stored, rowsOfTicks] = [0, 0, 0];
  for (const day of expected.days) {
    const keys = new Set(byDay.get(day)?.map(({ at }) => at));
    for (const tick of expected.ticksOf(day)) {
      const places = Array.from(
        { length: expected.quotesPerTick(day) },
        (_, i) => `${tick.slice(0, 20)}${String(i).padStart(3, '0')}Z`,
      );
      const present = places.filter((place) => keys.has(place)).length;
      ticks++;
      rowsOfTicks += present;
      if (present === places.length) stored++;
    }
  }
  return {
    ticks,
    stored,
    lost: ticks - stored,
    doubled: rows.length - rowsOfTicks,
    days_recorded: expected.days.filter((day) => recordOf.has(day)).length,
    days_wrong: expected.days.filter(
      (day) => !agrees(recordOf.get(day), byDay.get(day) ?? [], expected.ticksOf(day).length),
    ),
  };
}

function agrees(record: RecordedFigures | undefined, rows: readonly StoredRow[], ticks: number): boolean {
  const counts = [...Map.groupBy(rows, ({ quoteId }) => quoteId).values()].map((group) => group.length);
  const mean = rows.length / counts.length;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
  if (record?.status !== 'succeeded') return false;
  const { figures } = record;
  const covered = new Set(rows.map(({ at }) => at.slice(0, 19))).size;
  return (
    record.rows === rows.length &&
    figures.rows === rows.length &&
    figures.distinct_quotes === counts.length &&
    figures.minimum === Math.min(...counts) &&
    figures.maximum === Math.max(...counts) &&
    Math.abs(Number(figures.variance) - variance) < 1e-9 &&
    Math.abs(record.completeness - covered / ticks) < 1e-9
  );
}
