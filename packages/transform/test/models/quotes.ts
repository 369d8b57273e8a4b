import { normaliseQuote, type RawItem, rawItem } from '@quote-elt/shared';
import type { AttributeMap } from '../../src/rows/memory-row-reader.ts';
import { attributesOf, minute, NOW, type Replaced } from '../support.ts';

/** A raw item of the test's day at minute `n` with the text and author that are given. */
export function quoteAt(n: number, content: string, author = 'Anon'): RawItem {
  return rawItem(minute(n), 0, normaliseQuote({ content, author }), 'quotable', NOW);
}

/** The same in DynamoDB's attribute form, with attributes replaced or, where undefined, left out. */
export function quoteAttributesAt(n: number, content: string, replaced: Replaced = {}): AttributeMap {
  return attributesOf(quoteAt(n, content), replaced);
}
