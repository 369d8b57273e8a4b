import { normaliseQuote } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { checkAnswer } from '../../src/asking/check-answer.ts';

test('a quote without a text or an author is rejected by the names of both', () => {
  const good = normaliseQuote({ content: 'a' });
  const bad = { ...good, content: '' };
  const worse = { ...bad, author: '' };
  expect(checkAnswer({ records: [bad, good, worse], rejected: [] }).rejected).toEqual([
    { reason: expect.stringMatching(/^content: [^;]+$/), payload: bad },
    { reason: expect.stringMatching(/^content: .+; author: .+$/), payload: worse },
  ]);
});
