import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerJson } from '../../src/http/answer-json.ts';

describe('a number', () => {
  test.each([
    ['7', 7],
    ['-7', -7],
    ['0.5', 0.5],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', '9007199254740993'],
    ['12345678901234567890', '12345678901234567890'],
    ['-0', '-0'],
    ['1.0', '1.0'],
    ['1e3', '1e3'],
    ['1e400', '1e400'],
    ['0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
  ])('written %s is %j', (text, value) => {
    expect(answerJson(`{"id":[${text}]}`)).toEqual({ id: [value] });
  });

  test('is never rounded: as text it is what was written', () => {
    const digits = fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n });
    fc.assert(
      fc.property(digits, (id) => {
        expect(String(answerJson(String(id)))).toBe(String(id));
      }),
    );
  });
});

test('all else is as JSON.parse has it', () => {
  const numbers = fc.integer();
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      numbers,
      fc.string({ unit: 'binary' }),
      fc.boolean(),
      fc.constant(null),
      tie('list'),
      tie('object'),
    ),
    list: fc.array(tie('value')),
    object: fc.dictionary(fc.oneof(fc.string(), fc.constant('__proto__')), tie('value')),
  }));
  fc.assert(
    fc.property(value, (given) => {
      const text = JSON.stringify(given);
      expect(JSON.stringify(answerJson(text))).toBe(text);
    }),
  );
});

test.each(['', 'plain text', '<html>', '[1', "{'a':1}", '[1,]', '\u001b[2J'])('%j is not JSON', (text) => {
  expect(() => answerJson(text)).toThrow(expect.objectContaining({ code: 'source.not_json' }));
});

test.each([
  ['objects', `${'{"x":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ['arrays', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
])('%s nested 100,000 deep cannot be read', (_name, text) => {
  expect(() => answerJson(text)).toThrow(
    expect.objectContaining({ code: 'source.unreadable', message: expect.stringMatching(/^.{20,250}$/) }),
  );
});
