import { normaliseQuote } from '@quote-elt/shared';
import { describe, expect, test } from 'vitest';
import { checkAnswer } from '../../src/asking/check-answer.ts';

const good = (content: string) => normaliseQuote({ content });
const bad = { ...good('x'), content: '' };

describe('an answer', () => {
  test('keeps its records, each under the place that its source gave it', () => {
    const answer = { records: [good('a'), bad, good('b')], rejected: [], places: [4, 5, 6] };
    expect(checkAnswer(answer)).toEqual({
      records: [good('a'), good('b')],
      rejected: [{ reason: expect.stringMatching(/^content: /), payload: bad }],
      places: [4, 6],
    });
  });

  test('names no places where its source named none', () => {
    expect(checkAnswer({ records: [good('a')], rejected: [] })).toEqual({ records: [good('a')], rejected: [] });
  });

  test('gives no place to a record for which its source has none', () => {
    expect(checkAnswer({ records: [good('a'), good('b')], rejected: [], places: [3] }).places).toEqual([3, Number.NaN]);
  });

  test('keeps what its source rejected before what breaks the contract', () => {
    const given = { reason: 'no text', payload: { id: 1 } };
    const { rejected } = checkAnswer({ records: [bad, good('a')], rejected: [given] });
    expect(rejected).toEqual([given, { reason: expect.stringMatching(/^content: /), payload: bad }]);
  });

  test('says everything that is wrong with a record that breaks the contract', () => {
    const { rejected } = checkAnswer({ records: [{ ...bad, author: '' }, good('a')], rejected: [] });
    expect(rejected[0]?.reason).toMatch(/^content: .+; author: .+$/);
  });

  test('without a usable record fails its source, with how many were rejected and why the first one was', () => {
    const given = { reason: 'no text', payload: {} };
    expect(() => checkAnswer({ records: [bad], rejected: [given] })).toThrow(
      expect.objectContaining({
        code: 'source.empty',
        message: expect.stringContaining('(2 rejected, the first: "no text")'),
      }),
    );
  });
});
