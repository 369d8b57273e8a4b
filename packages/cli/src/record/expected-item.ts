import { createHash } from 'node:crypto';
import type { StandInRecord } from '@quote-elt/local';
import type { Item } from '../store/item.ts';

/** What of a row comes from its source, written down here by itself, with none of the pipeline's code. */
export function expectedItem({ id, content, author, tags, added, modified }: StandInRecord, source: string): Item {
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
