import type { CalendarDate, RunRecord } from '@quote-elt/shared';
import type { Row } from '@quote-elt/transform';
import type { DayStats } from '../record/record.ts';

/** What a demo is to do. */
export interface DemoRequest {
  readonly date: CalendarDate;
  /** How many of the day's ticks run, from midnight on. */
  readonly ticks: number;
  readonly seed: number;
  /** True when the tables stay under the data folder, so that other commands see them. */
  readonly keep: boolean;
  readonly dataFolder: string;
  /** Port of the stand-in API, 0 for any. */
  readonly port: number;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

/** What a demo did; the first part is what `--json` prints. */
export interface DemoReport {
  readonly date: CalendarDate;
  readonly ticks: number;
  readonly rows: number;
  readonly duplicates: number;
  readonly lost: number;
  readonly faults: number;
  readonly completeness: number;
  readonly stats: DayStats | null;
  readonly checks: RunRecord['checks'];
  readonly agg_sha256: string | null;
  readonly files: Readonly<Record<string, string>>;
  readonly timings_ms: Readonly<Record<string, number>>;
}

/** The first rows of each mart that the screen shows, in the order of DEMO_TABLES. */
export type DemoPreview = readonly (readonly Row[])[];
