import { describe, expect, test } from 'vitest';
import { expectedFigures } from '../../src/record/expected-figures.ts';
import { expectedItem } from '../../src/record/expected-item.ts';

/** Two texts and their ids by SHA-256. */
const TEXTS = [
  { id: 'one-quote1', content: 'Things do not change; we change.', hash: '420cf9bc6af78fda' },
  { id: 'two-quote2', content: 'Know thyself', hash: '45bacfcebeb7ff1a' },
] as const;

const itemOf = ({ id, content }: (typeof TEXTS)[number]) =>
  expectedItem({ id, content, author: 'Søren Æ', tags: ['Life', 'Life'], added: '2020-01-02' }, 'quotable');

describe('what the judge of the drill expects', () => {
  test.each(TEXTS)('of a quote is its row: $content', (text) => {
    expect(itemOf(text)).toEqual({
      quote_id: { S: text.hash },
      content: { S: text.content },
      author: { S: 'Søren Æ' },
      author_slug: { S: 'soren-ae' },
      tag_list: { L: [{ S: 'Life' }] },
      character_count: { N: String(text.content.length) },
      added_date: { S: '2020-01-02' },
      source: { S: 'quotable' },
      source_id: { S: text.id },
      schema_version: { N: '1' },
    });
  });

  test('of a day are its figures', () => {
    const [one, two] = TEXTS;
    expect(expectedFigures([one, two, one, two].map(itemOf))).toEqual({
      distinct_quotes: 2,
      minimum: 2,
      maximum: 2,
      variance: 0,
      mean_length: 22,
      'source_share.quotable': 1,
    });
    expect(expectedFigures([one, one, one, two].map(itemOf))).toMatchObject({ minimum: 1, maximum: 3, variance: 1 });
  });
});
