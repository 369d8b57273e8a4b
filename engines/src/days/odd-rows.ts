import fc from 'fast-check';
import { oddItem } from '../../../packages/transform/test/odd-items.ts';
import { DAY as ODD_DAY } from '../../../packages/transform/test/support.ts';
import { FIRST_DAY, type Item, itemsOf } from './days.ts';

/** The day of the odd rows. */
export const CHAIN_DAY = ODD_DAY;

/** Attributes by name; those that are undefined are left out. */
type Replaced = Readonly<Record<string, object | undefined>>;

const text = (S: string) => ({ S });

/** Keys that are not by contract: DuckDB and the twin give each the same reason. */
const KEYS = [
  ...['infinity', 'epoch', 'soon', '2026-11-22T25:00:00.000Z', '2026-02-30T10:00:00.000Z', '2026-11-22T23:59:60.000Z'],
  ...['2026-11-22T23:60:00.000Z', '2026-11-22T1 :59:00.000Z', '2026-11-22T٢٣:59:00.000Z', '0044-03-15 (BC) 00:00:00'],
  ...['2026-11-21T23:59:59.999Z', '2026-11-23T00:00:00.000Z', '2026-11-22T18:59:00.123456Z', '2026-11-22T18:59:00Z'],
  ...['2026-11-22T18:59:00.00Z', '2026-11-22T18:59:00.000', '2026-11-22T18:59:00.000z', '2026-11-22 18:59:00.000Z'],
  ...['2026-11-22T18:59:00.000+00:00', '2026-11-22T23:59:00.000+05:00', '2026-11-22T24:00:00.000Z', '2026-11-22', '-'],
];

const long = (unit: string, times: number) => text(unit.repeat(times));

/** What a hand edit, an older release or a broken writer may have left, each of another kind. */
const KINDS: readonly Replaced[] = [
  ...KEYS.map((ingested_at) => ({ ingested_at: text(ingested_at) })),
  // the text
  ...[
    undefined,
    { NULL: true },
    { M: {} },
    { BOOL: true },
    text(' \t\n'),
    text('\u00a0\u200b'),
    text('\0'),
    text('\u3164'),
  ].map((content) => ({ content })),
  ...[{ N: '42' }, text('\u00a0x'), text('a😀é\u0301 ”'), long('😀', 10_000), long('x', 10_001), long('é', 10_001)].map(
    (content) => ({ content }),
  ),
  // the author and the slug
  ...[
    undefined,
    text(''),
    { NULL: true },
    { N: '50' },
    text("Søren O'Neil Jr."),
    text('ΟΔΥΣΣΕΥΣ, ὁ ΣΟΦΟΣ'),
    text('Ærø Œuvre Straße Łódź Đặng þórr ı'),
  ].map((author) => ({ author, author_slug: undefined })),
  ...[
    text('Émile\u00adZola ´`'),
    text('काम कम'),
    text('孔子 ﾊﾝｶｸ ①'),
    text('İstanbul ﬁn'),
    text('!!!'),
    text('\u0301 x'),
    text('ℵ ™ ½'),
  ].map((author) => ({ author, author_slug: undefined })),
  ...[text(''), text('!!!'), text('Somebody Else'), text('-x-'), { N: '5' }, long('x', 600), text('unknown')].map(
    (author_slug) => ({
      author_slug,
    }),
  ),
  { author: long('é', 500), author_slug: undefined },
  { author: long('é', 501) },
  // what may be left out
  ...[
    { SS: ['b', 'a', 'Z', 'é', '😀', '\uffff'] },
    { L: [{ N: '7' }, { NULL: true }, text(' '), text('x'), { M: {} }] },
  ].map((tag_list) => ({ tag_list })),
  ...[undefined, { L: [] }, { NS: ['1'] }, text('x'), { L: [long('é', 100), long('é', 101)] }].map((tag_list) => ({
    tag_list,
  })),
  { tag_list: { L: Array.from({ length: 60 }, (_, n) => text(`tag ${n}`)) } },
  ...[
    '2023-04-13',
    '2023-04-13T23:30:00-05:00',
    '2023-04-13T00:30+01:00',
    '2023-04-13T10:00Z',
    '0001-01-01T00:00+00:01',
  ].map((date) => ({ added_date: text(date), modified_date: text(date) })),
  ...[
    '9999-12-31T23:59-00:01',
    '2026-02-30',
    '2026-02-30T00:00Z',
    '0000-01-01',
    '10000-01-01',
    ' 2023-04-13',
    '2023-4-1',
    '2023-04-13\n',
  ].map((date) => ({ added_date: text(date), modified_date: text(date) })),
  ...[{ N: '20230413' }, { NULL: true }].map((added_date) => ({ added_date })),
  // the rest
  ...[undefined, text('XYZ'), text('0123456789ABCDEF'), text('0123456789abcdef\n'), { N: '1' }].map((quote_id) => ({
    quote_id,
  })),
  ...[undefined, text('\u200b'), { N: '7' }, long('😀', 100), long('x', 101)].map((source) => ({ source })),
  {
    extra: { M: { a: { L: [{ BOOL: true }] } } },
    Content: text('upper'),
    CONTENT: { N: '1' },
    S: text('s'),
    Item: text('i'),
  },
];

/** A day of ordinary rows with an odd one of every kind among them, and with whatever else comes of `fuzzed` random edits. */
export function oddDay(fuzzed: number): Item[] {
  const ordinary = itemsOf(CHAIN_DAY);
  const [base] = itemsOf(FIRST_DAY);
  const odd = KINDS.map((replaced, n) => itemWith(base ?? {}, n, replaced));
  const random = fc.sample(oddItem, { numRuns: fuzzed, seed: 19 }).map((item) => wellFormed(item));
  const keys = new Set<string>();
  return [...ordinary, ...odd, ...random.filter(isComparable)].filter((item) => {
    const key = JSON.stringify(item.ingested_at);
    const fresh = !keys.has(key);
    keys.add(key);
    return fresh;
  });
}

function itemWith(base: Item, n: number, replaced: Replaced): Item {
  const ingested_at = { S: new Date(Date.parse(CHAIN_DAY) + 60_000 * n + 500).toISOString() };
  const attributes: Replaced = { ...base, ingested_date: { S: CHAIN_DAY }, ingested_at, ...replaced };
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

/** An export cannot hold a lone surrogate, as DynamoDB cannot. */
function wellFormed<T>(item: T): T {
  return JSON.parse(JSON.stringify(item), (_key, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value,
  );
}

/** Characters that Unicode has had since version 6. */
const OLD =
  /^[\0-\u0373\u0386-\u0527\u0591-\u05f4\u0620-\u06ff\u0905-\u0939\u0e01-\u0e5b\u2000-\u206f\u3041-\u30ff\u4e00-\u9fcc\uac00-\ud7a3\ufffd]*$/;

/** Whether the twin promises the same slug: models/trino/stg_quotes.sql says why not of every letter. */
function isComparable({ author, author_slug }: Item): boolean {
  return OLD.test(JSON.stringify([author, author_slug]));
}
