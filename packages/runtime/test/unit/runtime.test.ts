import { expect, test } from 'vitest';
import { z } from 'zod';
import { jsonLog, parseEnv } from '../../src/index.ts';

const ENV = z.object({ ELT_TABLE: z.string(), ELT_COUNT: z.coerce.number().int().default(1) });

test('the environment is parsed, with defaults, and names that are not ours are none of our business', () => {
  expect(parseEnv(ENV, { ELT_TABLE: 'raw', PATH: '/bin', ELT_COUNT: '' })).toEqual({ ELT_TABLE: 'raw', ELT_COUNT: 1 });
});

test('all that is wrong is told together: missing, malformed, unknown', () => {
  expect(() => parseEnv(ENV, { ELT_COUNT: 'many', ELT_TABEL: 'raw' })).toThrow(
    expect.objectContaining({
      code: 'config.invalid',
      details: {
        problems: [
          expect.stringMatching(/^ELT_TABLE: /),
          expect.stringMatching(/^ELT_COUNT: /),
          'ELT_TABEL is not known',
        ],
      },
    }),
  );
});

test('a log line is one JSON object that Lambda passes through', () => {
  const lines: string[] = [];
  jsonLog(
    (line) => void lines.push(line),
    () => new Date(0),
  )('WARN', 'a\nb', { n: 2n });
  expect(lines).toEqual(['{"timestamp":"1970-01-01T00:00:00.000Z","level":"WARN","message":"a\\nb","n":2}']);
});
