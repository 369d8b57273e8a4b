import { toTick } from '@quote-elt/shared';
import { INPUTS, MODELS, orderModels } from '@quote-elt/transform';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutModels, NODE_SIZE } from '../../src/charts/model-layout.ts';
import { missingUntil, tickStrip } from '../../src/charts/tick-strip.ts';
import { latest } from '../../src/serve/latest.ts';

describe('the strip of a day', () => {
  test('neighbours of one fate are one run, hours end runs, the future is not missing', () => {
    const slots = new Set(Array.from({ length: 90 }, (_, slot) => slot).filter((slot) => slot !== 10));
    expect(tickStrip(slots, 60, 100 * 60).slice(0, 7)).toEqual([
      { hour: 0, from: 0, to: 10, state: 'stored' },
      { hour: 0, from: 10, to: 11, state: 'missing' },
      { hour: 0, from: 11, to: 60, state: 'stored' },
      { hour: 1, from: 0, to: 30, state: 'stored' },
      { hour: 1, from: 30, to: 40, state: 'missing' },
      { hour: 1, from: 40, to: 60, state: 'to come' },
      { hour: 2, from: 0, to: 60, state: 'to come' },
    ]);
  });

  test('runs cover the day once, whatever the period and the ticks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 20, 60, 300, 1800, 3600),
        fc.uniqueArray(fc.nat(86_399), { maxLength: 50 }),
        fc.nat(86_400),
        (period, slots, until) => {
          const runs = tickStrip(new Set(slots), period, until);
          const minutes = runs.reduce((sum, { from, to }) => sum + to - from, 0);
          expect(Math.round(minutes)).toBe(1440);
          expect(runs.every(({ from, to }) => from < to && to <= 60)).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe.each([312, 880])('the graph of the models at %i pixels', (width) => {
  const { nodes, edges } = layoutModels(orderModels(MODELS, INPUTS), width);

  test('holds every model and every input, within the width, none over another', () => {
    expect(nodes.map(({ name }) => name).sort()).toEqual([...MODELS.map(({ name }) => name), ...INPUTS].sort());
    expect(nodes.filter(({ x }) => x < NODE_SIZE.width / 2 || x > width - NODE_SIZE.width / 2)).toEqual([]);
    const over = nodes.filter((a) =>
      nodes.some((b) => a !== b && a.y === b.y && Math.abs(a.x - b.x) < NODE_SIZE.width),
    );
    expect(over).toEqual([]);
  });

  test('every arrow runs downwards', () => {
    expect(edges).toHaveLength(MODELS.flatMap(({ reads }) => reads).length);
    expect(edges.filter(({ from, to }) => from.y >= to.y)).toEqual([]);
  });
});

test('of a day that is open, what is to come is not missing', () => {
  const tick = (time: string) => toTick(Date.parse(`2026-11-24T${time}Z`));
  const ranges = [
    { from: tick('08:00:00'), to: tick('08:01:00'), count: 2 },
    { from: tick('10:00:00'), to: tick('23:59:00'), count: 840 },
  ];
  expect(missingUntil(ranges, 60, Date.parse('2026-11-24T10:00:30Z'))).toEqual([
    ranges[0],
    { from: tick('10:00:00'), to: tick('10:00:00'), count: 1 },
  ]);
  expect(missingUntil(ranges, 60, Date.parse('2026-11-24T08:00:00Z'))).toEqual([]);
});

test('the latest is made one at a time, anew when stale, and again after a failure', async () => {
  let made = 0;
  const page = latest(async () => {
    made++;
    if (made === 2) throw new Error('busy');
    return made;
  });
  expect(await Promise.all([page.get(), page.get()])).toEqual([1, 1]);
  page.stale();
  const failing = page.get();
  page.stale();
  expect(page.get()).toBe(failing);
  await expect(failing).rejects.toThrow('busy');
  expect(await page.get()).toBe(3);
});
