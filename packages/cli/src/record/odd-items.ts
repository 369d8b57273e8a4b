import type { Item } from '../store/item.ts';

/** What somebody puts into the table by hand, without its keys. */
export interface OddItem {
  readonly item: Item;
  /** Whether it can be used as a record all the same. */
  readonly usable: boolean;
}

const CONTENT = 'An odd row that somebody put in by hand.';

const plain: Item = {
  quote_id: { S: '00000000000000ff' },
  content: { S: CONTENT },
  author: { S: 'A Hand' },
  author_slug: { S: 'a-hand' },
  tag_list: { L: [] },
  character_count: { N: String(CONTENT.length) },
  source: { S: 'by hand' },
  schema_version: { N: '1' },
};

const { author: _author, author_slug: _slug, ...withoutAuthor } = plain;

/** What hands and other programs leave, and whether it is a quote. An author has at most 500 code points. */
export const ODD_ITEMS: readonly OddItem[] = [
  { usable: true, item: { ...plain, character_count: { S: String(CONTENT.length) } } },
  { usable: true, item: { ...plain, tag_list: { SS: ['One', 'Two'] } } },
  { usable: true, item: { ...plain, tag_list: { L: [{ N: '7' }, { S: 'Life' }] } } },
  { usable: true, item: withoutAuthor },
  { usable: true, item: { ...plain, note: { M: { seen: { BOOL: true } } } } },
  { usable: true, item: { ...plain, author: { S: 'N'.repeat(500) } } },
  { usable: false, item: { ...plain, author: { S: 'N'.repeat(501) } } },
  { usable: false, item: { ...plain, content: { S: ' \u00a0 ' } } },
  { usable: false, item: { ...plain, content: { NULL: true } } },
  { usable: false, item: { ...plain, quote_id: { S: 'no id at all' } } },
];
