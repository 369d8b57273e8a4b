import { expect, test } from 'vitest';
import { ROLES } from '../../models/manifest.ts';
import { withBuiltDay } from '../../src/models/with-built-day.ts';
import type { RowReader } from '../../src/ports/ports.ts';
import { ATTRIBUTES_READ, attributesAt, DAY, SETTINGS, withModels } from '../support.ts';

const ITEMS = Array.from({ length: 6 }, (_, n) => attributesAt(n));
const GOOD = ITEMS.map((item) => JSON.stringify(item));

/** Two attributes that models read, whatever a record is. */
const [A, B] = ['ingested_date', 'ingested_at'];

/** Items as DuckDB cannot read them beside others, each as the text of its JSON. */
const UNREADABLE: readonly (readonly [string, string | Buffer])[] = [
  ['with a lone surrogate in its text', `{"${A}": {"S": "a \\ud800 b"}}`],
  ['with a lone surrogate in the name of an attribute', `{"\\udc00": {"S": "x"}, "${A}": {"S": "x"}}`],
  ['with an attribute given twice', `{"${A}": {"S": "x"}, "${A}": {"S": "y"}}`],
  ['with a type given twice', `{"${A}": {"S": "x", "S": "y"}}`],
  ['with an attribute that is text', `{"${A}": "x"}`],
  ['with an attribute that is a number', `{"${B}": 5}`],
  ['with an attribute that is a list', `{"${B}": [{"S": "x"}]}`],
  ...ATTRIBUTES_READ.flatMap((name): [string, string][] => [
    [`with ${name} as text`, `{"${name}": "x"}`],
    [`with ${name} as a list that is none`, `{"${name}": {"L": {"S": "x"}}}`],
    [`with ${name} as a list of bare texts`, `{"${name}": {"L": ["x"]}}`],
  ]),
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

const FACTS = `from ${ROLES.facts} order by all`;

test.each(UNREADABLE)('an item %s costs itself and no other', async (_name, odd) => {
  const expected = await withModels(ITEMS, (db) => db.rows(FACTS));
  expect(expected).toHaveLength(GOOD.length);
  await withBuiltDay(DAY, SETTINGS, readerWith(odd), async (db, rows) => {
    expect(rows).toBe(GOOD.length + 1);
    expect(await db.rows(FACTS)).toEqual(expected);
    expect(await db.rows(`select count(*) as rejected from ${ROLES.rejected}`)).toEqual([{ rejected: 1 }]);
  });
});

test('a page that is cut short fails the day: no single row explains it', async () => {
  const cut: RowReader = {
    hasRows: async () => true,
    async *pages() {
      yield { count: 1, json: Buffer.from(`[{"${A}": {"S": "x"`) };
    },
  };
  await expect(withBuiltDay(DAY, SETTINGS, cut, async () => undefined)).rejects.toThrow(SyntaxError);
});
