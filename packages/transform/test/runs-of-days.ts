import type { Heartbeat } from '@quote-elt/runtime';
import { addDays, type CalendarDate } from '@quote-elt/shared';
import { beforeEach } from 'vitest';
import { type InvocationTime, transformDays } from '../src/days/transform-days.ts';
import { memoryLedger } from '../src/ledger/memory-ledger.ts';
import { memoryRowReader } from '../src/rows/memory-row-reader.ts';
import { DAY, memoryLog, NOW, SETTINGS } from './support.ts';

/** Three days, and the event that names them. */
export const [FIRST, SECOND, THIRD] = [addDays(DAY, -2), addDays(DAY, -1), DAY];
export const RANGE = { from: FIRST, to: THIRD, force: false };

const SEVERAL = { ...SETTINGS, lookBackDays: 3, lateSeconds: 0 };

/** What runs of a test have told, and the milliseconds that they have left. */
interface Told {
  remaining: number;
  planned: (readonly CalendarDate[])[];
  done: CalendarDate[];
  runs: Heartbeat[];
}

/** Gives each test of a file the way to run events over days without rows, and what the runs told. */
export function runsOfDays() {
  const told: Told = { remaining: Number.POSITIVE_INFINITY, planned: [], done: [], runs: [] };
  beforeEach(() => {
    Object.assign(told, { remaining: Number.POSITIVE_INFINITY, planned: [], done: [], runs: [] } satisfies Told);
  });

  /** Runs an event over days without rows, each of which takes `costMs`; days in `broken` throw while they are read. */
  async function run(
    event: Parameters<typeof transformDays>[0],
    {
      costMs = 0,
      broken = new Map<string, Error>(),
      ledger = memoryLedger(),
      time = {} as Partial<InvocationTime>,
    } = {},
  ) {
    const { log, lines } = memoryLog();
    const empty = memoryRowReader(new Map());
    const reader: typeof empty = {
      hasRows: async () => true,
      pages(date, ...more) {
        told.remaining -= costMs;
        const error = broken.get(date);
        if (error !== undefined) throw error;
        return empty.pages(date, ...more);
      },
    };
    const ports = {
      reader,
      ledger,
      now: () => NOW,
      log,
      countDay: () => undefined,
      countRun: (one: Heartbeat) => void told.runs.push(one),
    };
    const outcome = transformDays(event, SEVERAL, ports, {
      remainingMs: () => told.remaining,
      onPlan: (days) => told.planned.push(days),
      onDay: (date) => told.done.push(date),
      ...time,
    });
    return { lines, outcome: await outcome.catch((error: unknown) => error) };
  }

  return { told, run };
}

/** The days that an outcome has records of. */
export const datesOf = (outcome: unknown) =>
  outcome instanceof Object && 'days' in outcome && Array.isArray(outcome.days)
    ? outcome.days.map(({ record }) => record.run_date)
    : [];
