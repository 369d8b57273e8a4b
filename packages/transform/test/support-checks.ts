import type { ColumnCheck } from '../src/manifest/model.ts';

/** Each kind of column check with rows `(x, y)` that keep it, rows that break it, and how many of those do. */
export const CHECK_KINDS: readonly { check: ColumnCheck; good: string; bad: string; broken: number }[] = [
  { check: { kind: 'not_null', column: 'x' }, good: '(1, 1)', bad: '(1, 1), (null, 1)', broken: 1 },
  {
    check: { kind: 'accepted_values', column: 'x', values: ['a', "b's"] },
    good: `('a', 1), ('b''s', 1)`,
    bad: `('c', 1), (null, 1)`,
    broken: 2,
  },
  {
    check: { kind: 'range', column: 'x', min: 0, max: 1 },
    good: '(0, 1), (1, 1)',
    bad: '(-1, 1), (2, 1), (null, 1)',
    broken: 3,
  },
  { check: { kind: 'range', column: 'x', min: 1 }, good: '(1, 1), (99, 1)', bad: '(0, 1)', broken: 1 },
  {
    check: { kind: 'relationship', column: 'x', to: 'other', toColumn: 'id' },
    good: '(1, 1)',
    bad: '(1, 1), (2, 1)',
    broken: 1,
  },
];
