import { gzipSync } from 'node:zlib';
import fc, { type Arbitrary } from 'fast-check';

/** An answer of a source, however odd: status, headers, bytes. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const GOOD = { content: 'Know thyself.', author: 'Thales', tags: ['Self'] };

/** The answer that every source can read: an array of one good quote. */
export const PLAIN: Answer = { status: 200, headers: {}, body: Buffer.from(JSON.stringify([GOOD])) };

const oddText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    ...[
      '',
      ' ',
      '\u200b',
      '\u0000',
      'Unknown',
      'It&#39;s &amp; so',
      '&bogus;',
      'काम',
      'e\u0301',
      '\ud800',
      '\u202eabc',
    ],
    ...['Too many requests', 'rate limit exceeded', 'zenquotes.io', 'error', '429', '502 Bad Gateway', '2019-08-08'],
    ...['2023-04-13T23:30:00-05:00', 'infinity', '0000-01-01', '12345678901234567890', '__proto__', 'constructor'],
    ...[100, 101, 500, 501, 10_000, 10_001, 60_000].map((length) => '𝕏'.repeat(length)),
    `a${'\u0301\u0323'.repeat(5000)}`,
  ),
);

const oddNumber = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, 200, 400, 429, 502, 2 ** 53, 1e300, 1e-300));
const jsonValue = fc.jsonValue({ depthSize: 'small', stringUnit: 'binary' });

const TEXT_NAMES = ['content', 'quote', 'q', 'text', 'body', 'quoteText'] as const;
const FIELD_NAMES = [
  ...[...TEXT_NAMES, 'author', 'a', 'quoteAuthor', 'authorSlug', 'name', 'slug', 'tags', 'id', '_id', 'length'],
  ...[
    'dateAdded',
    'dateModified',
    'status',
    'statusCode',
    'code',
    'error',
    'errors',
    'success',
    'message',
    'retryAfter',
  ],
  ...['quotes', 'data', 'results', 'contents', '__proto__', 'constructor', 'toString', 'then', 'toJSON'],
] as const;

/** Records, notices and wrappers of each other, with any value under the names that readers know. */
const { node } = fc.letrec<{ node: unknown; object: unknown; list: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    oddText,
    oddNumber,
    fc.constant(null),
    fc.boolean(),
    jsonValue,
    tie('object'),
    tie('list'),
  ),
  object: fc.oneof(
    fc.dictionary(fc.constantFrom(...FIELD_NAMES), tie('node'), { maxKeys: 6 }),
    fc
      .tuple(fc.constantFrom(...TEXT_NAMES), oddText, fc.constantFrom('author', 'tags', 'id', 'status'), tie('node'))
      .map(([name, text, other, value]) => ({ [name]: text, [other]: value })),
    fc.constant(GOOD),
  ),
  list: fc.array(tie('object'), { maxLength: 60, size: '-1' }),
}));

const notice = fc.constantFrom<unknown>(
  { statusCode: 502, body: 'Internal server error' },
  { error: true, content: 'x' },
  { success: false, message: 'rate limit exceeded', retryAfter: 1e12 },
  [GOOD, { q: 'Too many requests.', a: 'zenquotes.io' }],
  { error_code: 17, message: 'try later' },
  'Too many requests',
);

/** Text that JSON.stringify would not write: nested without an end, long numbers, odd names twice, no JSON at all. */
const rawText = fc.oneof(
  fc
    .integer({ min: 1, max: 60_000 })
    .chain((depth) =>
      fc.constantFrom(
        `${'{"x":'.repeat(depth)}1${'}'.repeat(depth)}`,
        `${'{"data":'.repeat(depth)}[{"q":"x"}]${'}'.repeat(depth)}`,
        `${'['.repeat(depth)}{"q":"x"}${']'.repeat(depth)}`,
        `[{"q":"x","tags":${'['.repeat(depth)}${']'.repeat(depth)}}]`,
        '['.repeat(depth),
      ),
    ),
  fc.bigInt().map((id) => `[{"content":"x","_id":${id}}]`),
  fc.constantFrom(
    '[{"q":"x","id":1e999,"id":-0,"q":"y"}]',
    '<html>503</html>',
    '',
    ' ',
    'null',
    '[{"q":"it\\\'s"}]',
    '\ufeff[]',
  ),
  fc.constantFrom(
    `[${'1,'.repeat(400_000)}1]`,
    `[${'{"q":""},'.repeat(100_000)}{"q":"x"}]`,
    `"${'x'.repeat(1_100_000)}"`,
  ),
);

const text = fc.oneof(
  { weight: 6, arbitrary: node.map((value) => JSON.stringify(value) ?? 'null') },
  { weight: 2, arbitrary: notice.map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: rawText },
);

/** Bytes of a text as it should be, and as it should not: cut off, in another charset, with some of them changed, none of a text. */
const body: Arbitrary<Uint8Array> = fc.oneof(
  { weight: 6, arbitrary: text.map((value) => Buffer.from(value, 'utf8')) },
  { weight: 1, arbitrary: fc.tuple(text, fc.nat()).map(([value, at]) => cutOff(Buffer.from(value, 'utf8'), at)) },
  { weight: 1, arbitrary: text.map((value) => Buffer.from(value, 'latin1')) },
  { weight: 1, arbitrary: text.map((value) => Buffer.from(value, 'utf16le')) },
  { weight: 1, arbitrary: text.map((value) => gzipSync(value)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(text, fc.array(fc.tuple(fc.nat(), fc.nat(255))))
      .map(([value, changes]) => changed(value, changes)),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);

function cutOff(bytes: Buffer, at: number): Uint8Array {
  return bytes.subarray(0, at % (bytes.length + 1));
}

function changed(value: string, changes: readonly (readonly [number, number])[]): Uint8Array {
  const bytes = Buffer.from(value, 'utf8');
  for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
  return bytes;
}

const headers = fc.record(
  {
    'content-type': fc.constantFrom(
      ...['application/json', 'application/json; charset=utf-8', 'application/json; charset=iso-8859-1', 'text/html'],
      ...[
        'application/json; charset=utf-16le',
        'text/plain; charset="shift_jis"',
        'x; charset=klingon',
        ';charset=',
        '',
      ],
    ),
    'retry-after': fc.constantFrom('7', '999999999', '-1', 'soon', 'Sun, 06 Nov 1994 08:49:37 GMT', '1e9'),
    'content-encoding': fc.constantFrom('gzip', 'identity', 'br', 'x-unknown'),
  },
  { requiredKeys: [] },
);

/** Any answer; most have status 200, since the others are not read. */
export const answer: Arbitrary<Answer> = fc.record({
  status: fc.oneof(
    { weight: 9, arbitrary: fc.constant(200) },
    { weight: 1, arbitrary: fc.constantFrom(201, 301, 404, 429, 500, 503) },
  ),
  headers: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: headers }),
  body,
});
