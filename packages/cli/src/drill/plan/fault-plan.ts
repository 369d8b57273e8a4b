import { keyedRandom, type Random } from '@quote-elt/local';
import { type CalendarDate, dateOf, type Tick, ticksOfDay } from '@quote-elt/shared';
import { FAULT_KINDS, FAULT_NAMES, type FaultKind } from './fault-kinds.ts';

/**
 * Says which faults come when. Each answer follows from the seed, the kind and how far the tick or the day is from the first
 * one, whatever was asked before: a busy machine meets the same faults as an idle one, and another date the same as today.
 */
export interface FaultPlan {
  /** Whether a kind strikes a tick or a day of the drill. */
  strikes(kind: FaultKind, at: Tick | CalendarDate): boolean;
  /** Whether a kind strikes there and has not happened yet; from now on it has. */
  take(kind: FaultKind, at: Tick | CalendarDate): boolean;
  /** Counts that a kind has happened there, once. */
  happened(kind: FaultKind, at: Tick | CalendarDate): void;
  /** Gives the generator for what else a fault of a kind needs there. */
  randomOf(kind: FaultKind, at: Tick | CalendarDate): Random;
  /** How often each kind has happened. */
  counts(): Record<string, number>;
}

/** What a plan is made for. */
export interface PlannedDays {
  readonly seed: number;
  readonly days: readonly CalendarDate[];
  /** Period of the ticks, in seconds. */
  readonly tickSeconds: number;
}

export const HOUR_MS = 3_600_000;

/** The plan of a drill. */
export function createFaultPlan({ seed, days, tickSeconds }: PlannedDays): FaultPlan {
  const indexOf = new Map<string, number>(days.map((day, index) => [day, index]));
  const slots = days[0] === undefined ? 0 : ticksOfDay(days[0], tickSeconds).length;
  const met = new Map<FaultKind, Set<string>>(FAULT_NAMES.map((kind) => [kind, new Set()]));
  const draw = (kind: FaultKind, key: string) => keyedRandom(seed, `${kind} ${key}`);

  /** Whether a piece of a day is the sure one of its day, or struck by chance. */
  const hits = (kind: FaultKind, share: number, day: number, piece: number, pieces: number) =>
    piece === Math.floor(draw(kind, String(day))() * pieces) || draw(kind, `${day} ${piece}`)() < share;

  const strikes = (kind: FaultKind, at: Tick | CalendarDate): boolean => {
    const ms = Date.parse(at);
    const day = dateOf(ms);
    const index = indexOf.get(day);
    if (index === undefined) return false;
    const frequency = FAULT_KINDS[kind];
    const passedMs = ms - Date.parse(day);
    switch (frequency.of) {
      case 'tick':
        return hits(kind, frequency.share, index, Math.floor(passedMs / 1000 / tickSeconds), slots);
      case 'hour':
        return hits(kind, frequency.share, index, Math.floor(passedMs / HOUR_MS), 24);
      case 'day': {
        if ('hides' in frequency && days.length === 1) return false;
        const every = Math.min(frequency.every, days.length);
        return index % every === Math.floor(draw(kind, 'first')() * every);
      }
    }
  };

  const happened = (kind: FaultKind, at: string) => void met.get(kind)?.add(at);
  return {
    strikes,
    take(kind, at) {
      if (met.get(kind)?.has(at) || !strikes(kind, at)) return false;
      happened(kind, at);
      return true;
    },
    happened,
    randomOf: (kind, at) => draw(kind, `${Date.parse(at) - Date.parse(days[0] ?? at)} more`),
    counts: () => Object.fromEntries(FAULT_NAMES.map((kind) => [kind, met.get(kind)?.size ?? 0])),
  };
}
