import { sampleRecord } from '@quote-elt/shared/testing';
import { describe, expect, test } from 'vitest';
import { checkAnswer } from '../../src/asking/check-answer.ts';
import { broken, given } from '../given-answer.ts';

const [a, b] = [sampleRecord(0), sampleRecord(1)];
const { record: bad, missing } = broken();
const whyBad = expect.stringMatching(new RegExp(`^${missing.join()}: .+$`));

describe('an answer', () => {
  test('keeps its records, each under the place that its source gave it', () => {
    const answer = { records: [a, bad, b], rejected: [], places: [4, 5, 6] };
    expect(checkAnswer(given(answer))).toEqual({
      records: [a, b],
      rejected: [{ reason: whyBad, payload: bad }],
      places: [4, 6],
    });
  });

  test('names no places where its source named none', () => {
    expect(checkAnswer({ records: [a], rejected: [] })).toEqual({ records: [a], rejected: [] });
  });

  test('gives no place to a record for which its source has none', () => {
    expect(checkAnswer({ records: [a, b], rejected: [], places: [3] }).places).toEqual([3, Number.NaN]);
  });

  test('keeps what its source rejected before what breaks the contract', () => {
    const before = { reason: 'no text', payload: { id: 1 } };
    const { rejected } = checkAnswer(given({ records: [bad, a], rejected: [before] }));
    expect(rejected).toEqual([before, { reason: whyBad, payload: bad }]);
  });

  test('says everything that is wrong with a record that breaks the contract', () => {
    const worse = broken(2);
    const { rejected } = checkAnswer(given({ records: [worse.record, a], rejected: [] }));
    expect(rejected[0]?.reason).toMatch(new RegExp(`^${worse.missing.join(': .+; ')}: .+$`));
  });

  test('without a usable record fails its source, with how many were rejected and why the first one was', () => {
    const before = { reason: 'no text', payload: {} };
    expect(() => checkAnswer(given({ records: [bad], rejected: [before] }))).toThrow(
      expect.objectContaining({
        code: 'source.empty',
        message: expect.stringContaining('(2 rejected, the first: "no text")'),
      }),
    );
  });
});
