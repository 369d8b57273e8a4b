import { addDays, CalendarDate, type RunRecord, rawItem, type Tick, ticksOfDay, toTick } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { sampleRecord, sampleRunRecord } from '@quote-elt/shared/testing';
import {
  completenessOf,
  memoryLedger,
  memoryRowReader,
  type TransformSettings,
  transformDay,
} from '@quote-elt/transform';
import { type ReportData, readReport } from '../src/report/data/report-data.ts';

/** The day of every report that is made here. */
export const REPORT_DAY = CalendarDate.parse('2026-11-23');
const NOON_AFTER = new Date('2026-11-24T12:00:00Z');

/** When a day succeeded that failed since. */
export const SUCCESS_BEFORE = new Date('2026-11-24T09:00:00Z');

/** A day of a report. */
export interface DayKind {
  readonly tickSeconds: number;
  /** Whether a tick of the day, by its place among them, leaves a row. */
  readonly comes: (slot: number) => boolean;
  /** Which record a tick brings. */
  readonly recordOf: (slot: number) => number;
  readonly sourceOf: (slot: number) => string;
  /** Rows that are no records besides: more than a hundred fail the day. */
  readonly unusable: number;
  /** Whether a run succeeded before the unusable rows came. */
  readonly succeededBefore?: boolean;
  /** When the report is read; while the day goes on it is not transformed. */
  readonly asOf: Date;
}

const WHOLE: DayKind = {
  tickSeconds: 60,
  comes: () => true,
  recordOf: (slot) => Math.floor(Math.sqrt(slot * 37)) % 97,
  sourceOf: () => 'alpha',
  unusable: 0,
  asOf: NOON_AFTER,
};

/** Days of every kind that a report has to tell of. */
export const DAY_KINDS = {
  whole: WHOLE,
  holed: {
    ...WHOLE,
    comes: (slot) => slot % 61 !== 0 && (slot < 400 || slot > 540),
    sourceOf: (slot) => (slot < 300 ? 'alpha' : slot < 800 ? 'beta' : slot % 5 === 0 ? 'gamma' : 'alpha'),
  },
  failed: { ...WHOLE, unusable: 900, comes: (slot) => slot === 0 || slot > 200 },
  'failed since it succeeded': { ...WHOLE, unusable: 900, succeededBefore: true },
  empty: { ...WHOLE, comes: () => false },
  tied: { ...WHOLE, recordOf: (slot) => slot % 6 },
  'all distinct': { ...WHOLE, recordOf: (slot) => slot },
  'a tick each 24 minutes': { ...WHOLE, tickSeconds: 1440, comes: (slot) => slot !== 7 },
  'a tick each 4 hours': { ...WHOLE, tickSeconds: 14_400, comes: (slot) => slot !== 2 },
  'a tick each 7 seconds': { ...WHOLE, tickSeconds: 7, comes: (slot) => slot % 50 !== 0 },
  'going on': { ...WHOLE, comes: (slot) => slot < 560 && slot !== 30, asOf: new Date('2026-11-23T09:20:00Z') },
  'going on, nothing came': { ...WHOLE, comes: () => false, asOf: new Date('2026-11-23T09:20:00Z') },
} satisfies Record<string, DayKind>;

const daysBack = (back: number) => addDays(REPORT_DAY, -back);

/** A day before, of which the ticks come that `comes` says. */
function recorded(back: number, comes: (slot: number) => boolean, more: Partial<RunRecord> = {}): RunRecord {
  const run_date = daysBack(back);
  const slots = new Set(Array.from({ length: 1440 }, (_, slot) => slot).filter(comes));
  const { published: _, ...sample } = sampleRunRecord({ run_date });
  const figures = Object.fromEntries(
    Object.entries(sample.figures).map(([name, value]) => [
      name,
      typeof value === 'number' ? value + (back % 7) / 50 : value,
    ]),
  );
  return {
    ...sample,
    ...completenessOf(run_date, 60, slots),
    rows: slots.size,
    accepted: slots.size,
    published: {},
    figures,
    ...more,
  };
}

/** 89 days before: an outage of 740 ticks, three days without a record, a run that failed before it counted, days full of small holes. */
export const OUTAGE_BACK = 20;
const FLAKY_BACK = 30;
const UNCOUNTED_BACK = 10;
const GAP_BACK = [38, 39, 40];

export function historyBefore(): RunRecord[] {
  return Array.from({ length: 89 }, (_, index) => 89 - index)
    .filter((back) => !GAP_BACK.includes(back))
    .map((back) => {
      if (back === OUTAGE_BACK) {
        const drift = [
          { metric: 'rows', value: 700, expected: 1440, score: -34.68 },
          { metric: 'completeness', value: 700 / 1440, expected: 1, score: -34.68 },
        ];
        return recorded(back, (slot) => slot < 360 || slot >= 1100, { drift });
      }
      if (back === FLAKY_BACK) return recorded(back, (slot) => slot < 600 || slot % 3 !== 0);
      if (back === UNCOUNTED_BACK) {
        const failure = {
          at: '2026-11-14T12:00:00.000Z',
          code: 'dynamodb.throttled',
          message: 'throttled',
          attempts: 1,
        };
        const { last_success_at: _, ...rest } = recorded(back, () => false);
        return { ...rest, status: 'failed', figures: {}, checks: [], failure };
      }
      return recorded(back, (slot) => back % 9 !== 0 || slot % 700 !== 0);
    });
}

const SETTINGS = { maxRejectedShare: 0.1, failOnDrift: false, threads: 1, memoryLimitMb: 256 } as const;

/** The report of a day of a kind, transformed unless it goes on; `history` are the records before it. */
export async function reportOfKind(
  kind: DayKind,
  history: readonly RunRecord[] = historyBefore(),
): Promise<ReportData> {
  const settings: TransformSettings = { ...SETTINGS, tickSeconds: kind.tickSeconds };
  const ledger = memoryLedger();
  for (const record of history) await ledger.put(record, undefined);
  const isOver = kind.asOf.getTime() >= Date.parse(addDays(REPORT_DAY, 1));
  const ports = {
    reader: readerOf(kind),
    ledger,
    now: () => kind.asOf,
    log: () => undefined,
    countDay: () => undefined,
  };
  if (kind.succeededBefore)
    await transformDay(REPORT_DAY, settings, {
      ...ports,
      reader: readerOf({ ...kind, unusable: 0 }),
      now: () => SUCCESS_BEFORE,
    });
  // A day that fails is recorded so.
  if (isOver) await transformDay(REPORT_DAY, settings, ports).catch(() => undefined);
  return readReport(
    REPORT_DAY,
    { place: 'this machine', asOf: kind.asOf, recordsPerTick: 1 },
    settings,
    ports,
    (line) => {
      throw new Error(line);
    },
  );
}

function readerOf(kind: DayKind) {
  return memoryRowReader(new Map([[REPORT_DAY, itemsOf(kind)]]));
}

function itemsOf({ tickSeconds, comes, recordOf, sourceOf, unusable, asOf }: DayKind) {
  const ticks = ticksOfDay(REPORT_DAY, tickSeconds);
  const item = (tick: Tick, slot: number) => rawItem(tick, 0, sampleRecord(recordOf(slot)), sourceOf(slot), asOf);
  const usable = ticks.flatMap((tick, slot) => (comes(slot) ? [encodeItem(item(tick, slot))] : []));
  const broken = Array.from({ length: unusable }, (_, place) =>
    encodeItem({
      ingested_date: REPORT_DAY,
      ingested_at: toTick(Date.parse(REPORT_DAY) + 1000).replace('.000Z', `.${String(place).padStart(3, '0')}Z`),
    }),
  );
  return [...usable, ...broken];
}
