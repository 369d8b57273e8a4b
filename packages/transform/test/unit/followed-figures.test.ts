import { describe, expect, test } from 'vitest';
import { MODELS } from '../../models/manifest.ts';
import { FOLLOWED_FIGURES, figureOf } from '../../src/figures/followed-figures.ts';
import { recordOf } from '../contract/ledger.contract.ts';

/** The figures of the manifest that have a heading, in its order. */
const HEADED = MODELS.flatMap(({ figures }) => Object.entries(figures?.named ?? {})).flatMap(([name, figure]) =>
  figure.heading === undefined ? [] : [{ name, title: figure.title, heading: figure.heading, unit: figure.unit }],
);

test('the figures of every record come first, then those of the manifest that have a heading', () => {
  expect(HEADED).not.toEqual([]);
  expect(FOLLOWED_FIGURES.slice(0, 2).map(({ name, heading, unit }) => [name, heading, unit])).toEqual([
    ['rows', 'rows', 'count'],
    ['completeness', 'complete', 'share'],
  ]);
  expect(FOLLOWED_FIGURES.slice(2)).toEqual(HEADED);
});

describe('the number of a figure', () => {
  const record = recordOf('2026-11-22', { figures: { a_number: 0.25, a_text: 'Anon', rows: 99 } });

  test('is the one of the day', () => {
    expect(figureOf(record, 'a_number')).toBe(0.25);
  });

  test('is the one of the record for what every record has, whatever a model calls so', () => {
    expect([figureOf(record, 'rows'), figureOf(record, 'completeness')]).toEqual([3, 0.5]);
  });

  test.each(['a_text', 'unknown', 'toString', 'constructor'])('of %s is none', (name) => {
    expect(figureOf(record, name)).toBeUndefined();
  });
});
