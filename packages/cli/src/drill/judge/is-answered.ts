import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { StandInQuotation } from '@quote-elt/local';
import type { GivenAnswer } from '../book/answer-book.ts';
import type { Item } from '../faults/odd-rows.ts';

/** An instant as rows have it. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Whether a whole row is what one of the answers gave for its place; of `fetched_at` only the form counts. */
export function isAnswered(row: Item, place: number, answers: readonly GivenAnswer[]): boolean {
  const { fetched_at, ingested_date, ingested_at, ...told } = row;
  if (!INSTANT.test(fetched_at?.S ?? '')) return false;
  if (ingested_at?.S?.slice(0, 10) !== ingested_date?.S) return false;
  return answers.some(({ source, quotes }) => {
    const quote = quotes[place];
    return quote !== undefined && isDeepStrictEqual(told, attributesOf(quote, source));
  });
}

/** What of a row comes from its source, written down here by itself, with none of the pipeline's code. */
function attributesOf({ id, content, author, tags, added, modified }: StandInQuotation, source: string): Item {
  return {
    quote_id: { S: idOf(content) },
    content: { S: content },
    author: { S: author },
    author_slug: { S: slugOf(author) },
    tag_list: { L: [...new Set(tags)].map((tag) => ({ S: tag })) },
    character_count: { N: String(content.length) },
    ...(added === undefined ? {} : { added_date: { S: added } }),
    ...(modified === undefined ? {} : { modified_date: { S: modified } }),
    source: { S: source },
    source_id: { S: id },
    schema_version: { N: '1' },
  };
}

function idOf(content: string): string {
  const folded = content
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return createHash('sha256').update(folded).digest('hex').slice(0, 16);
}

/** Latin letters that Unicode takes for letters of their own. */
const OWN_LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

function slugOf(author: string): string {
  return author
    .replace(/[øæœßłđðþ]/gi, (letter) => OWN_LETTERS[letter.toLowerCase()] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
