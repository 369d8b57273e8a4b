import { expect, test } from 'vitest';
import type { SourceName } from '../../src/config.ts';
import { loadSource } from '../../src/sources/registry.ts';
import { serve } from '../serve.ts';
import { requestOf } from './quote-source.contract.ts';

/** What a source makes of an answer at status 200: contents and authors, or the code of its failure. */
async function made(name: SourceName, body: unknown): Promise<unknown> {
  const { baseUrl, close } = await serve((response) => response.end(JSON.stringify(body)));
  try {
    const { records: quotes } = await (await loadSource(name))({ baseUrl, timeoutMs: 2000 }).fetch(requestOf(50));
    return quotes.map(({ content, author, source_id }) => [content, author, source_id]);
  } catch (error) {
    return Object(error).code;
  } finally {
    await close();
  }
}

const QUOTABLE = {
  _id: 'IARxwjpiXK',
  content: 'x',
  author: 'Henry David Thoreau',
  tags: ['Friendship'],
  authorSlug: 'henry-david-thoreau',
  length: 88,
  dateAdded: '2019-08-08',
  dateModified: '2023-04-14',
};
const KUROKEITA = {
  id: 7,
  content: 'x',
  author: { id: 1, name: 'Zeno', slug: 'zeno' },
  tags: [{ id: 1, name: 'Life' }],
};

test.each<[SourceName, unknown, unknown]>([
  ['quotable', [QUOTABLE], [['x', 'Henry David Thoreau', 'IARxwjpiXK']]],
  [
    'quotable',
    [{ ...QUOTABLE, _id: '-_-_-' }, { content: 'y' }],
    [
      ['x', 'Henry David Thoreau', '-_-_-'],
      ['y', 'Unknown', undefined],
    ],
  ],
  ['quotable', [], 'source.empty'],
  ['quotable', { statusCode: 404, statusMessage: 'The requested resource could not be found' }, 'source.notice'],
  ['dummyjson', { id: 1, quote: 'x', author: 'Rumi' }, [['x', 'Rumi', '1']]],
  ['dummyjson', [{ id: 1, quote: 'x', author: 'Rumi' }], [['x', 'Rumi', '1']]],
  [
    'dummyjson',
    { quotes: [{ id: 1, quote: 'x', author: 'Rumi' }], total: 1454, skip: 0, limit: 1 },
    [['x', 'Rumi', '1']],
  ],
  ['dummyjson', [], 'source.empty'],
  ['kurokeita', { quote: KUROKEITA }, [['x', 'Zeno', '7']]],
  [
    'kurokeita',
    { quotes: [KUROKEITA, { ...KUROKEITA, content: 'y', author: null }] },
    [
      ['x', 'Zeno', '7'],
      ['y', 'Unknown', '7'],
    ],
  ],
  ['kurokeita', {}, 'source.shape'],
  ['realinspire', [{ content: 'x', author: 'Zeno', authorSlug: 'zeno', length: 1 }], [['x', 'Zeno', undefined]]],
  ['realinspire', { statusCode: 429, message: 'Rate limit exceeded' }, 'source.rate_limited'],
  ['quoteslate', { id: 1, quote: 'x', author: 'Zeno', length: 1, tags: ['Life'] }, [['x', 'Zeno', '1']]],
  ['quoteslate', [{ id: 1, quote: 'x', author: 'Zeno', length: 1, tags: [] }], [['x', 'Zeno', '1']]],
  ['quoteslate', { error: 'Too many requests, please try again later.' }, 'source.rate_limited'],
  ['zenquotes', [{ q: 'x', a: 'Zeno', h: '<blockquote>x</blockquote>' }], [['x', 'Zeno', undefined]]],
  [
    'zenquotes',
    [{ q: 'Too many requests. Obtain an auth key for unlimited access.', a: 'zenquotes.io', h: '' }],
    'source.rate_limited',
  ],
])('%s answers %j as its documentation says', async (name, body, expected) => {
  expect(await made(name, body)).toEqual(expected);
});
