import { normaliseQuote } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { checkAnswer } from '../../src/asking/check-answer.ts';

test('a quote over a bound is rejected, and fails its source where the answer holds no other', () => {
  const good = normaliseQuote({ content: 'Good.' });
  const wrong = { ...good, author: 'x'.repeat(501) };
  const rejected = [{ reason: 'author: longer than 500 code points', payload: wrong }];
  expect(checkAnswer({ records: [wrong, good], rejected: [] })).toEqual({ records: [good], rejected });
  expect(() => checkAnswer({ records: [wrong], rejected: [] })).toThrow(
    expect.objectContaining({ code: 'source.empty', message: expect.stringContaining('longer than 500 code points') }),
  );
});
