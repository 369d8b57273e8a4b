import { normaliseQuote, rawItem, toTick } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { parseQuotable, quotableUrl } from '../../src/sources/quotable.ts';
import { putRawItemInput } from '../../src/stores/dynamodb-item-store.ts';

test('the put of a quote has every attribute', () => {
  const quote = { content: 'Know thyself.', author: 'Zeno', tags: ['Life'], added_date: '2020-01-01' };
  const tick = toTick(Date.parse('2026-11-22T10:00:00Z'));
  const item = rawItem(tick, 3, normaliseQuote(quote), 'quotable', new Date('2026-11-22T10:00:01Z'));
  expect(putRawItemInput('raw', item)).toEqual({
    TableName: 'raw',
    ConditionExpression: 'attribute_not_exists(ingested_at)',
    Item: {
      ingested_date: { S: '2026-11-22' },
      ingested_at: { S: '2026-11-22T10:00:00.003Z' },
      quote_id: { S: item.quote_id },
      content: { S: 'Know thyself.' },
      author: { S: 'Zeno' },
      author_slug: { S: 'zeno' },
      tag_list: { L: [{ S: 'Life' }] },
      character_count: { N: '13' },
      added_date: { S: '2020-01-01' },
      source: { S: 'quotable' },
      fetched_at: { S: '2026-11-22T10:00:01.000Z' },
      schema_version: { N: '1' },
    },
  });
});

test.each(['https://q.example', 'https://q.example/', 'https://q.example//'])('the address is made from %s', (base) => {
  expect(quotableUrl(base, 5).href).toBe('https://q.example/quotes/random?limit=5');
});

test('the good quotes of an answer are kept, the bad ones reported', async () => {
  const good = { _id: 'abcde', content: 'Good.', author: 'Zeno' };
  const answer = await parseQuotable([good, { ...good, content: '' }, 'text'], 50);
  expect(answer.records.map(({ content }) => content)).toEqual(['Good.']);
  expect(answer.rejected).toMatchObject([
    { payload: { content: '' }, reason: expect.stringMatching(/^content: /) },
    { payload: 'text' },
  ]);
});

test('what is not set is as a deployed stack has it', () => {
  expect(readConfig({ ELT_RAW_TABLE: 'raw' })).toMatchObject({
    sources: ['quotable', 'dummyjson', 'kurokeita', 'realinspire', 'quoteslate', 'zenquotes'],
    baseUrl: 'https://api.quotable.io',
    recordsPerTick: 1,
  });
});
