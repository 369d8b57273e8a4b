import { describe, expect, test } from 'vitest';
import { FOLLOWED_FIGURES, figureOf } from '../../src/figures/followed-figures.ts';
import { recordOf } from '../contract/ledger.contract.ts';

test('the figures of every record come first, then those of the manifest that have a heading', () => {
  expect(FOLLOWED_FIGURES.map(({ name, heading }) => [name, heading])).toEqual([
    ['rows', 'rows'],
    ['completeness', 'complete'],
    ['distinct_quotes', 'distinct'],
    ['variance', 'variance'],
  ]);
  for (const figure of FOLLOWED_FIGURES) {
    expect(figure).toEqual({
      name: expect.any(String),
      title: expect.stringMatching(/\S/),
      heading: expect.stringMatching(/\S/),
      unit: expect.stringMatching(/^(?:count|number|share)$/),
    });
  }
});

describe('the number of a figure', () => {
  const record = recordOf('2026-11-22', { figures: { variance: 0.25, most_common_author: 'Anon', rows: 99 } });

  test('is the one of the day', () => {
    expect(figureOf(record, 'variance')).toBe(0.25);
  });

  test('is the one of the record for what every record has, whatever a model calls so', () => {
    expect([figureOf(record, 'rows'), figureOf(record, 'completeness')]).toEqual([3, 0.5]);
  });

  test.each(['most_common_author', 'unknown', 'toString', 'constructor'])('of %s is none', (name) => {
    expect(figureOf(record, name)).toBeUndefined();
  });
});
