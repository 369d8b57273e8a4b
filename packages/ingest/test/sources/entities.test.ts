import { quoteIdOf } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { parseQuotable } from '../../src/sources/quotable.ts';
import { readLoosely } from './read-loosely.ts';

test.each([
  ['It&#39;s', "It's"],
  ['It&#x27;s', "It's"],
  ['It&apos;s', "It's"],
  ['It&rsquo;s', 'It’s'],
  ['a &lt;br&gt; b &quot;c&quot;', 'a <br> b "c"'],
  ['d&eacute;j&agrave; &amp; vu', 'déjà & vu'],
  ['Be.&nbsp;', 'Be.'],
  ['&#8220;x&#8221;', '“x”'],
  ['&#128512;', '😀'],
  ['&#147;x&#148;', '“x”'],
  ['a &amp;#39; b', 'a &#39; b'],
  ['&amp;amp;', '&amp;'],
  ['AT&T & R&D; &copy 5 &eacute', 'AT&T & R&D; &copy 5 &eacute'],
  ['&bogus; &#; &#x; &', '&bogus; &#; &#x; &'],
  ['a&#0;b &#xd800; &#1114112;', 'a\ufffdb \ufffd \ufffd'],
])('%j is the text %j, from every source', async (given, text) => {
  const record = { content: given, author: given, tags: [given] };
  for (const answer of [await readLoosely([record], 1), await parseQuotable([record], 1)]) {
    expect(answer.records).toMatchObject([
      { content: text, author: text, tag_list: [text], quote_id: quoteIdOf(text), character_count: text.length },
    ]);
  }
});

test('a text that is blank once it is decoded is no quote', async () => {
  await expect(readLoosely([{ content: '&nbsp;&zwnj;' }], 1)).rejects.toMatchObject({ code: 'source.empty' });
});

test('bounds hold for the decoded text', async () => {
  const { records: quotes } = await readLoosely([{ content: '&eacute;'.repeat(10_000) }], 1);
  expect(quotes).toMatchObject([{ character_count: 10_000 }]);
  await expect(readLoosely([{ content: '&eacute;'.repeat(10_001) }], 1)).rejects.toMatchObject({
    code: 'source.empty',
  });
});
