import {
  addDays,
  type CalendarDate,
  dateOf,
  daysBetween,
  IngestEvent,
  type Tick,
  tickMs,
  ticksOfDay,
} from '@quote-elt/shared';
import { createFaultPlan, type FaultPlan } from './fault-plan.ts';

/** Every third day asks for several records a tick, so that a crash can come between two puts. */
const recordsOn = (index: number) => (index % 3 === 2 ? 3 : 1);

/** What the parts of a drill share: its days, its clock, and what is going on, which decides on the faults. */
export interface Stage {
  readonly seed: number;
  readonly days: readonly CalendarDate[];
  readonly tickSeconds: number;
  readonly plan: FaultPlan;
  readonly ticksOf: (day: CalendarDate) => readonly Tick[];
  /** How many records a tick of a day asks for. */
  readonly recordsOf: (day: CalendarDate) => number;
  /** The tick that is being ingested. */
  tick: Tick | undefined;
  /** The day after which the transform runs that is going on; none while nothing disturbs it. */
  run: CalendarDate | undefined;
  readonly clock: DrillClock;
}

/** A clock that stands still until it is set or pushed on. */
interface DrillClock {
  now(): Date;
  set(epochMs: number): void;
  pass(ms: number): void;
}

/** What a stage is set for. */
export interface StageRequest {
  readonly lastDay: CalendarDate;
  readonly days: number;
  readonly seed: number;
  readonly tickSeconds: number;
}

/** The stage before the first tick. */
export function setStage({ lastDay, days: count, seed, tickSeconds }: StageRequest): Stage {
  const first = addDays(lastDay, 1 - count);
  const days = daysBetween(first, lastDay);
  let nowMs = Date.parse(first);
  return {
    seed,
    days,
    tickSeconds,
    plan: createFaultPlan({ seed, days, tickSeconds }),
    ticksOf: (day) => ticksOfDay(day, tickSeconds),
    recordsOf: (day) => recordsOn(days.indexOf(day)),
    tick: undefined,
    run: undefined,
    clock: {
      now: () => new Date(nowMs),
      set: (epochMs) => {
        nowMs = epochMs;
      },
      pass: (ms) => {
        nowMs += ms;
      },
    },
  };
}

/** The day of a tick. */
export function dayOf(stage: Stage, tick: Tick): CalendarDate | undefined {
  const date = dateOf(tickMs(tick));
  return stage.days.find((day) => day === date);
}

/** The tick of the drill that the event of a letter is about, if it is one. */
export function tickOf(event: unknown, stage: Stage): Tick | undefined {
  const parsed = IngestEvent.safeParse(event);
  const tick = parsed.data?.scheduled_time;
  const day = tick && dayOf(stage, tick);
  if (tick === undefined || day === undefined) return undefined;
  return (tickMs(tick) - Date.parse(day)) % (stage.tickSeconds * 1000) === 0 ? tick : undefined;
}
