import { LOCAL_TABLES } from '@quote-elt/local';
import { MAX_LATENESS_SECONDS } from '@quote-elt/runtime';
import { addDays, type CalendarDate } from '@quote-elt/shared';
import { letterBody } from '../dead-letters/dead-letter.ts';
import type { DeadLetterQueue } from '../dead-letters/queue.ts';
import { invokeAsync } from '../handlers/invoke-async.ts';
import { transformOn } from '../handlers/store-handlers.ts';
import { withFullTempFolder } from './faults/full-temp-folder.ts';
import { plantNewerRecord } from './faults/newer-record.ts';
import { HOUR_MS } from './plan/fault-plan.ts';
import type { Stage } from './plan/stage.ts';
import type { Rig } from './rig.ts';

/** The hour of the next day at which a day is transformed, UTC. */
const TRANSFORM_HOUR = 3;

/** Runs the daily transform; what fails becomes a letter. */
export interface TransformSide {
  /** Runs what comes after a day. */
  after(day: CalendarDate): Promise<void>;
  /** Makes one invocation that nothing disturbs. */
  invoke(event: unknown): Promise<unknown>;
}

/** Gives the transform on a rig. */
export function createTransformSide(stage: Stage, rig: Rig, queue: DeadLetterQueue): TransformSide {
  const { plan, clock } = stage;
  const handlerOn = (client: Rig['table']) =>
    transformOn(
      { client, tables: LOCAL_TABLES, patience: rig.patience, lateSeconds: MAX_LATENESS_SECONDS },
      { tick_seconds: stage.tickSeconds },
      { now: clock.now },
    );
  const invoke = handlerOn(rig.faulty);
  const invokeScarce = handlerOn(rig.scarce.client);

  const run = async (day: CalendarDate, event: unknown) => {
    const throttled = rig.scarce.throttled();
    const isScarce = plan.strikes('page throttled', day);
    const handler = isScarce ? invokeScarce : invoke;
    let isFull = plan.strikes('transform full-temporary-folder', day);
    const attempt = () => {
      if (!isFull) return handler(event);
      return withFullTempFolder(
        () => handler(event),
        () => {
          isFull = false;
          plan.happened('transform full-temporary-folder', day);
        },
      );
    };
    await invokeAsync(attempt).catch((error: unknown) => queue.send(letterBody('transform', event, error)));
    if (rig.scarce.throttled() > throttled) plan.happened('page throttled', day);
  };

  return {
    async after(day) {
      // This is early: late ticks come after it, for as long as Scheduler and Lambda deliver.
      clock.set(Date.parse(addDays(day, 1)) + TRANSFORM_HOUR * HOUR_MS);
      const event = { task: 'transform', scheduled_time: clock.now().toISOString() };
      if (plan.take('table newer-record', day)) await plantNewerRecord(rig.table, day);
      if (plan.take('transform skipped', day)) return;
      if (plan.take('transform undelivered', day)) {
        await queue.send(JSON.stringify(event));
        return;
      }
      stage.run = day;
      const isTwice = plan.take('transform two-at-once', day);
      await Promise.all((isTwice ? [0, 1] : [0]).map(() => run(day, event)));
      stage.run = undefined;
    },
    invoke,
  };
}
