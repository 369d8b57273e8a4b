import { LOCAL_TABLES } from '@quote-elt/local';
import type { CalendarDate } from '@quote-elt/shared';
import { dynamoDbLedger } from '@quote-elt/transform';
import { memoryQueue } from '../dead-letters/memory-queue.ts';
import type { DeadLetterQueue } from '../dead-letters/queue.ts';
import { readQueue } from '../dead-letters/redrive.ts';
import { InterruptedError } from '../errors/interrupted-error.ts';
import { type OddRow, plantOddRows } from './faults/odd-rows.ts';
import { createIngestSide } from './ingest-side.ts';
import { type DaysVerdict, judgeDays } from './judge/judge-days.ts';
import { judgeRows, type RowsVerdict } from './judge/judge-rows.ts';
import { scanTable } from './judge/scan-table.ts';
import { startLaps } from './laps.ts';
import { type Stage, type StageRequest, setStage, tickOf } from './plan/stage.ts';
import { type Rig, startRig } from './rig.ts';
import { backfillAll, redriveAll } from './runbook.ts';
import { createTransformSide } from './transform-side.ts';

/** What a drill is to do. */
export interface DrillRequest extends StageRequest {
  readonly signal: AbortSignal;
}

/** What a drill found. */
export interface DrillReport extends RowsVerdict, DaysVerdict {
  readonly days: number;
  readonly seed: number;
  /** Letters that were redriven. */
  readonly letters: number;
  /** Letters that still wait after all rounds of redriving. */
  readonly waiting: number;
  /** Invocations of ingest that found no source although a second one stood behind the first. */
  readonly unserved: number;
  /** How often each kind of fault has happened. */
  readonly faults: Readonly<Record<string, number>>;
  readonly timings_ms: Readonly<Record<string, number>>;
}

/**
 * Drives the real handlers through days full of faults, then does what the runbook says, and compares with an independent
 * count. `onRig` may look at the doubles before the first tick.
 */
export async function runDrill(
  request: DrillRequest,
  onTick: () => void,
  onRig: (rig: Rig) => void = () => undefined,
): Promise<DrillReport> {
  const { signal } = request;
  const stage = setStage(request);
  const rig = await startRig(stage);
  onRig(rig);
  const queue = memoryQueue();
  const laps = startLaps();
  const oddRows: OddRow[] = [];
  const ingest = createIngestSide(stage, rig, queue);
  const transform = createTransformSide(stage, rig, queue);
  try {
    for (const day of stage.days) {
      oddRows.push(...(await plantOddRows(rig.table, stage, day)));
      await ingest.day(day, () => {
        if (signal.aborted) throw new InterruptedError(signal);
        onTick();
      });
      laps.lap('ingest');
      await transform.after(day);
      laps.lap('transform');
    }
    const letters = await redriveAll(stage, rig, queue, ingest, transform);
    laps.lap('redrive');
    const touched = await backfillAll(stage, rig, transform);
    laps.lap('backfill');
    const verdict = await judge(stage, rig, queue, oddRows, touched);
    laps.lap('judge');
    const { days, seed } = request;
    const timings_ms = laps.totals();
    const unserved = ingest.unserved();
    return { days, seed, letters, ...verdict, unserved, faults: stage.plan.counts(), timings_ms };
  } finally {
    await rig.close();
  }
}

/** What lies in the tables and in the queue, against what the sources answered and Scheduler sent. */
async function judge(
  stage: Stage,
  rig: Rig,
  queue: DeadLetterQueue,
  oddRows: readonly OddRow[],
  touched: readonly CalendarDate[],
): Promise<RowsVerdict & DaysVerdict & Pick<DrillReport, 'waiting'>> {
  const { days, ticksOf } = stage;
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a drill has at least one day');
  const letters = await readQueue(queue);
  const waiting = new Set<string>(letters.flatMap(({ event }) => tickOf(event, stage) ?? []));
  const rows = await scanTable(rig.table, LOCAL_TABLES.raw);
  const { records } = await dynamoDbLedger(rig.table, LOCAL_TABLES.runs).list(first, last);
  const { entryOf } = rig.book;
  return {
    ...judgeRows({ days, ticksOf, entryOf, versionsOf: rig.written.versionsOf, oddRows, waiting }, rows),
    ...judgeDays({ days, ticksOf, oddRows, touched }, rows, records),
    waiting: await queue.size(),
  };
}
