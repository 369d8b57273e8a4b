import { addDays, CalendarDate, daysBetween, ticksOfDay } from '@quote-elt/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deliver } from '../../src/drill/faults/deliveries.ts';
import { FAULT_KINDS, FAULT_NAMES } from '../../src/drill/plan/fault-kinds.ts';
import { createFaultPlan } from '../../src/drill/plan/fault-plan.ts';
import { setStage } from '../../src/drill/plan/stage.ts';

const LAST = CalendarDate.parse('2026-11-22');
const TICK_SECONDS = 7200;
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

function planOf(seed: number, count: number) {
  const days = daysBetween(addDays(LAST, 1 - count), LAST);
  return { days, plan: createFaultPlan({ seed, days, tickSeconds: TICK_SECONDS }) };
}

/** Every question that a plan of so many days can be asked. */
function questions(count: number) {
  const { days } = planOf(0, count);
  const places = [...days, ...days.flatMap((day) => ticksOfDay(day, TICK_SECONDS))];
  return FAULT_NAMES.flatMap((kind) => places.map((at) => ({ kind, at })));
}

describe('a fault plan', () => {
  test('gives the same answers in whatever order and however often it is asked', () => {
    const asked = questions(2);
    fc.assert(
      fc.property(seeds, fc.shuffledSubarray(asked), (seed, some) => {
        const { plan } = planOf(seed, 2);
        for (const { kind, at } of some) plan.take(kind, at);
        const fresh = planOf(seed, 2).plan;
        for (const { kind, at } of asked) {
          expect(plan.strikes(kind, at)).toBe(fresh.strikes(kind, at));
          expect(plan.randomOf(kind, at)()).toBe(fresh.randomOf(kind, at)());
        }
      }),
      { numRuns: 10 },
    );
  });

  test('counts the same faults whatever order they happen in', () => {
    const asked = questions(2);
    fc.assert(
      fc.property(seeds, fc.shuffledSubarray(asked, { minLength: asked.length }), (seed, shuffled) => {
        const counted = (order: typeof asked) => {
          const { plan } = planOf(seed, 2);
          for (const { kind, at } of order) plan.take(kind, at);
          return plan.counts();
        };
        expect(counted(shuffled)).toEqual(counted(asked));
      }),
      { numRuns: 10 },
    );
  });

  test('strikes the same places of a drill on whatever date it ends', () => {
    const strikesFrom = (lastDay: CalendarDate) => {
      const { days, plan, ticksOf } = setStage({ lastDay, days: 3, seed: 7, tickSeconds: TICK_SECONDS });
      const places = [...days, ...days.flatMap(ticksOf)];
      return FAULT_NAMES.map((kind) => places.map((at) => [plan.strikes(kind, at), plan.randomOf(kind, at)()]));
    };
    expect(strikesFrom(addDays(LAST, 40))).toEqual(strikesFrom(LAST));
  });

  test('lets no kind strike a single day that would hide the others of that day', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { days, plan } = planOf(seed, 1);
        const hours = days.flatMap((day) => ticksOfDay(day, 3600));
        const places = [...days, ...hours];
        expect(FAULT_NAMES.filter((kind) => !places.some((at) => plan.strikes(kind, at)))).toEqual([
          'api outage-of-a-day',
          'transform skipped',
          'transform undelivered',
          'page throttled',
          'table newer-record',
        ]);
      }),
      { numRuns: 5 },
    );
  });

  test('lets a fault happen once at its place', () => {
    const { days, plan } = planOf(1, 30);
    const [kind] = FAULT_NAMES;
    const struck = days.flatMap((day) => ticksOfDay(day, TICK_SECONDS)).find((tick) => plan.strikes('api html', tick));
    expect(kind).toBe('api server-error');
    expect(struck && [plan.take('api html', struck), plan.take('api html', struck)]).toEqual([true, false]);
    expect(plan.counts()).toMatchObject({ 'api html': 1 });
  });

  test('strikes each day, or each so many days, with every kind whatever the seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { days, plan } = planOf(seed, 30);
        for (const kind of FAULT_NAMES) {
          const frequency = FAULT_KINDS[kind];
          if (frequency.of === 'day') {
            const struck = days.filter((day) => plan.strikes(kind, day)).length;
            expect([kind, struck]).toEqual([kind, expect.toSatisfy((n) => n >= Math.floor(30 / frequency.every))]);
            continue;
          }
          const places = (day: CalendarDate) => ticksOfDay(day, frequency.of === 'hour' ? 3600 : TICK_SECONDS);
          expect([kind, days.filter((day) => !places(day).some((tick) => plan.strikes(kind, tick)))]).toEqual([
            kind,
            [],
          ]);
        }
      }),
      { numRuns: 5 },
    );
  });

  test('leaves days outside of the drill alone', () => {
    const { plan } = planOf(1, 3);
    const next = addDays(LAST, 1);
    const places = [next, ...ticksOfDay(next, TICK_SECONDS)];
    expect(FAULT_NAMES.filter((kind) => places.some((at) => plan.strikes(kind, at)))).toEqual([]);
  });
});

test('each tick of a day arrives today, arrives tomorrow or becomes a dead letter, and never before it is due', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const stage = setStage({ lastDay: LAST, days: 1, seed, tickSeconds: 600 });
      const { today, tomorrow, undelivered } = deliver(stage, LAST);
      const arrived = new Set([...today.map(({ tick }) => tick), ...tomorrow, ...undelivered]);
      expect([...arrived].sort()).toEqual(stage.ticksOf(LAST));
      expect(today.every(({ tick, at }) => at >= Date.parse(tick))).toBe(true);
      expect(today.map(({ at }) => at)).toEqual(today.map(({ at }) => at).sort((a, b) => a - b));
    }),
    { numRuns: 20 },
  );
});
