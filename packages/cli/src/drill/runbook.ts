import { LOCAL_TABLES } from '@quote-elt/local';
import { endlessPatience, MAX_LATENESS_SECONDS } from '@quote-elt/runtime';
import type { CalendarDate } from '@quote-elt/shared';
import type { DeadLetterQueue } from '../dead-letters/queue.ts';
import { readQueue, redrive } from '../dead-letters/redrive.ts';
import { invokeAsync } from '../handlers/invoke-async.ts';
import { markingIngest } from '../handlers/marking-ingest.ts';
import { removeNewerRecord } from './faults/newer-record.ts';
import type { IngestSide } from './ingest-side.ts';
import type { Stage } from './plan/stage.ts';
import type { Rig } from './rig.ts';
import type { TransformSide } from './transform-side.ts';

/** Where so many rounds after each other bring no letter through, none of them will go through by itself. */
const MAX_VAIN_ROUNDS = 10;

/** Redrives the queue as docs/operations.md says, until nothing waits or nothing helps, and gives the number of letters that were there. */
export async function redriveAll(
  stage: Stage,
  rig: Rig,
  queue: DeadLetterQueue,
  ingest: IngestSide,
  transform: TransformSide,
): Promise<number> {
  await ingest.overdue();
  // Nothing comes late any more: a day that was read before is read again.
  stage.clock.pass(MAX_LATENESS_SECONDS * 1000);
  const store = { client: rig.table, tables: LOCAL_TABLES, patience: endlessPatience() };
  const handlers = {
    ingest: markingIngest(store, ingest.redrive, stage.clock.now),
    transform: transform.invoke,
  };
  const letters = await queue.size();
  let left = letters;
  for (let vain = 0; vain < MAX_VAIN_ROUNDS && left > 0; ) {
    // A letter takes a second, since the API's limit counts for redriven ticks as for any others.
    await redrive(queue, await readQueue(queue), handlers, () => stage.clock.pass(1000));
    const before = left;
    left = await queue.size();
    vain = left < before ? 0 : vain + 1;
  }
  return letters;
}

/** Removes records of a newer version and backfills the whole range; gives the days whose newer record had been changed. */
export async function backfillAll(stage: Stage, rig: Rig, transform: TransformSide): Promise<CalendarDate[]> {
  const touched: CalendarDate[] = [];
  for (const day of stage.days) {
    if (!stage.plan.strikes('table newer-record', day)) continue;
    if (!(await removeNewerRecord(rig.table, day))) touched.push(day);
  }
  await invokeAsync(() => transform.invoke({ from: stage.days[0], to: stage.days.at(-1) }));
  return touched;
}
