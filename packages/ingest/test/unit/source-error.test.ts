import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SOURCE_ERROR_CODES, SourceError } from '../../src/ports/source-error.ts';

const PAGE = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'sources.md');

test('the page explains every code of a source error once, and no other', () => {
  const page = readFileSync(PAGE, 'utf8');
  const [, section = ''] = page.split('## Why a source fails\n');
  const table = section.split('\n## ')[0] ?? '';
  const explained = [...table.matchAll(/^\| `(source\.\w+)` \| \S.*\|$/gm)].map(([, code]) => code);
  expect(explained.sort()).toEqual([...SOURCE_ERROR_CODES].sort());
});

test('a code in the steps of an answer is one that the page explains', () => {
  const page = readFileSync(PAGE, 'utf8');
  const named = [...page.matchAll(/`(source\.\w+)`/g)].map(([, code]) => code);
  expect([...new Set(named)].sort()).toEqual([...SOURCE_ERROR_CODES].sort());
});

test('a source error carries its code, its cause and its details', () => {
  const cause = new Error('below');
  const error = new SourceError('source.dns', 'no such host', { cause, details: { host: 'a.example' } });
  expect(error).toMatchObject({ name: 'SourceError', code: 'source.dns', cause, details: { host: 'a.example' } });
});

test.each([
  [undefined, undefined],
  [-1, undefined],
  [Number.NaN, undefined],
  [0, 0],
  [5000, 5000],
  [3_600_000, 3_600_000],
  [3_600_001, 3_600_000],
])('a wait of %s ms that a source asks for is granted as %s', (retryAfterMs, granted) => {
  expect(new SourceError('source.rate_limited', 'slow', { retryAfterMs }).retryAfterMs).toBe(granted);
});
