import { expect, test } from 'vitest';
import { withBuiltDay } from '../../src/models/with-built-day.ts';
import type { RowReader } from '../../src/ports/ports.ts';
import { attributesAt, DAY, SETTINGS } from '../support.ts';

const GOOD = Array.from({ length: 6 }, (_, n) => JSON.stringify(attributesAt(n, `good ${n}`)));

/** Items as DuckDB cannot read them beside others, each as the text of its JSON. */
const UNREADABLE: readonly (readonly [string, string | Buffer])[] = [
  ['with a lone surrogate in its text', '{"content": {"S": "a \\ud800 b"}}'],
  ['with a lone surrogate in the name of an attribute', '{"\\udc00": {"S": "x"}, "content": {"S": "x"}}'],
  ['with an attribute given twice', '{"content": {"S": "x"}, "content": {"S": "y"}}'],
  ['with a type given twice', '{"content": {"S": "x", "S": "y"}}'],
  ['with an attribute that is text', '{"content": "x"}'],
  ['with an attribute that is a number', '{"tag_list": 5}'],
  ['with an attribute that is a list', '{"author": [{"S": "x"}]}'],
  ['with a list that is none', '{"tag_list": {"L": {"S": "x"}}}'],
  ['with a list of bare texts', '{"tag_list": {"L": ["x"]}}'],
  ['that is a number', '5'],
  ['that is a list', '[]'],
  ['that is null', 'null'],
  ['with bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
];

/** A day of two pages, the odd item in the second of them. */
function readerWith(odd: string | Buffer): RowReader {
  const page = (items: readonly (string | Buffer)[]) => ({
    count: items.length,
    json: Buffer.concat([
      Buffer.from('['),
      ...items.flatMap((item, i) => [Buffer.from(i === 0 ? '' : ','), Buffer.from(item)]),
      Buffer.from(']'),
    ]),
  });
  return {
    hasRows: async () => true,
    async *pages() {
      yield page(GOOD.slice(0, 3));
      yield page([...GOOD.slice(3, 5), odd, ...GOOD.slice(5)]);
    },
  };
}

test.each(UNREADABLE)('an item %s costs itself and no other', async (_name, odd) => {
  await withBuiltDay(DAY, SETTINGS, readerWith(odd), async (db, rows) => {
    expect(rows).toBe(GOOD.length + 1);
    expect(await db.rows('select quote_text from quotes_fact order by all')).toEqual(
      GOOD.map((_item, n) => ({ quote_text: `good ${n}` })),
    );
    expect(await db.rows('select count(*) as rejected from rejected_quotes')).toEqual([{ rejected: 1 }]);
  });
});

test('a page that is cut short fails the day: no single row explains it', async () => {
  const cut: RowReader = {
    hasRows: async () => true,
    async *pages() {
      yield { count: 1, json: Buffer.from('[{"content": {"S": "x"') };
    },
  };
  await expect(withBuiltDay(DAY, SETTINGS, cut, async () => undefined)).rejects.toThrow(SyntaxError);
});
