import type { Row } from '@quote-elt/transform';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffLines } from '../../src/diff/diff-lines.ts';

/** The one line of a row that changed from `before` to `after`, on a terminal of a width. */
function changeLine(before: Row, after: Row, width = 80): string {
  const columns = { added: [], removed: [], retyped: [] };
  const example = { change: 'changed', date: '2026-11-22', key: { id: 'a key' }, before, after } as const;
  const counts = { added: 0, removed: 0, changed: 1 };
  return diffLines({ ...counts, columns, changed_columns: {}, examples: [example], key: ['id'] }, width).join('\n');
}

test('a change of short values shows both sides', () => {
  expect(changeLine({ text: 'old', n: 1 }, { text: 'new', n: null })).toBe(
    '  ~ 2026-11-22 id "a key", text "old" → "new", n 1 → null',
  );
});

test('a change within a long text shows what is around its place, also on a narrow terminal', () => {
  const text = 'Deep into that darkness peering, long I stood there wondering, fearing';
  expect(changeLine({ text }, { text: `${text}!` }, 40)).toBe(
    '  ~ 2026-11-22 id "a key", text …ing, fearing" → …ing, fearing!"',
  );
});

test('both sides of a change stand in its line, and differ there', () => {
  const texts = fc.string({ maxLength: 300, size: 'max' });
  fc.assert(
    fc.property(texts, texts, texts, fc.integer({ min: 20, max: 200 }), (same, one, other, width) => {
      fc.pre(one !== other);
      const [, sides = ''] = changeLine({ t: same + one }, { t: same + other }, width).split('"a key", t ');
      const [left, right, ...more] = sides.split(' → ');
      if (more.length === 0) expect([left, right]).not.toEqual([left, left]);
      expect(sides).toContain(' → ');
    }),
  );
});
