import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Body, bodyText, errorText } from '../../src/http/read-body.ts';

function responseOf(given: ConstructorParameters<typeof Response>[0], contentType?: string): Body {
  const { headers, body } = new Response(
    given,
    contentType === undefined ? {} : { headers: { 'content-type': contentType } },
  );
  return { headers, body: body ?? Readable.from([]) };
}

const bytes = (...values: number[]) => Uint8Array.from(values);

describe('a body is decoded', () => {
  test.each([
    ['as UTF-8 without a content type', undefined, bytes(0xc3, 0xa9), 'é'],
    ['as UTF-8 without a charset', 'application/json', bytes(0xc3, 0xa9), 'é'],
    ['without its byte order mark', 'application/json', bytes(0xef, 0xbb, 0xbf, 0x61), 'a'],
    ['by its charset', 'application/json; charset=iso-8859-1', bytes(0xe9), 'é'],
    ['whatever the case', 'Application/JSON; CharSet=ISO-8859-1', bytes(0xe9), 'é'],
    ['between inverted commas and spaces', 'text/plain ; format=flowed; charset = "latin1"', bytes(0xe9), 'é'],
    ['by the first of two charsets', 'text/html; charset=utf-8, text/html; charset=latin1', bytes(0xc3, 0xa9), 'é'],
    ['from a content type that is none', 'json;charset=windows-1251', bytes(0xcf, 0xe8), 'Пи'],
    ['with the inverted commas of Windows', 'text/plain; charset=windows-1252', bytes(0x93, 0x61, 0x94, 0x80), '“a”€'],
    ['with those that are called Latin-1 too', 'text/plain; charset=iso-8859-1', bytes(0x92, 0x97), '’—'],
    ['from Japanese', 'application/json; charset=shift_jis', bytes(0x8c, 0xbe, 0x97, 0x74), '言葉'],
    ['from Chinese', 'application/json; charset=gb18030', bytes(0xd1, 0xd4), '言'],
    ['from UTF-16', 'application/json; charset=utf-16le', bytes(0xe9, 0, 0x3d, 0xd8, 0x00, 0xde), 'é😀'],
    ['to nothing from nothing', 'application/json; charset=utf-8', bytes(), ''],
  ])('%s', async (_name, contentType, body, text) => {
    expect(await bodyText(responseOf(body, contentType))).toBe(text);
  });
});

test.each([
  ['Latin-1 without a charset', undefined, bytes(0xe9, 0x74)],
  ['Latin-1 that is called UTF-8', 'application/json; charset=utf-8', bytes(0xe9, 0x74)],
  ['UTF-8 that breaks off in a character', 'application/json', bytes(0x61, 0xe2, 0x80)],
  ['a surrogate in UTF-8', 'application/json', bytes(0xed, 0xa0, 0x80)],
  ['an overlong form', 'application/json', bytes(0xc0, 0xaf)],
  ['UTF-16 without a charset', undefined, bytes(0xff, 0xfe, 0x61, 0x00)],
  ['half a character of UTF-16', 'application/json; charset=utf-16le', bytes(0x61)],
  ['half a character of Japanese', 'application/json; charset=shift_jis', bytes(0x8c)],
  ['a charset that nobody knows', 'application/json; charset=klingon', bytes(0x61)],
  ['a charset that is not safe', 'application/json; charset=utf-7', bytes(0x61)],
])('%s is no text', async (_name, contentType, body) => {
  await expect(bodyText(responseOf(body, contentType))).rejects.toMatchObject({ code: 'source.not_text' });
});

test('a charset of a megabyte is reported in a short message', async () => {
  const response = responseOf('x', `text/plain; charset=${'x'.repeat(1_000_000)}`);
  await expect(bodyText(response)).rejects.toMatchObject({ message: expect.stringMatching(/^.{20,120}$/) });
});

test('a body of a megabyte is read, one byte more is not', async () => {
  expect(await bodyText(responseOf('x'.repeat(1_000_000)))).toHaveLength(1_000_000);
  await expect(bodyText(responseOf('x'.repeat(1_000_001)))).rejects.toMatchObject({ code: 'source.too_large' });
});

test('any bytes are the text that they encode, or no text: never with U+FFFD for what could not be read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 12 }), async (body) => {
      const text = await bodyText(responseOf(body)).catch((error: unknown) => Object(error).code);
      const encodes = Buffer.from(String(text), 'utf8').equals(Buffer.from(body).subarray(hasMark(body) ? 3 : 0));
      expect(encodes || text === 'source.not_text').toBe(true);
    }),
    { numRuns: 500 },
  );
});

function hasMark(body: Uint8Array): boolean {
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
}

describe('of an error', () => {
  test('the beginning of the body is read, in its charset', async () => {
    expect(await errorText(responseOf(bytes(0xe9), 'text/plain; charset=latin1'))).toBe('é');
    expect(await errorText(responseOf('x'.repeat(3_000_000)))).toBe('x'.repeat(2000));
  });

  test('no more is asked for than is shown', async () => {
    let pulls = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (pulls++ > 100) controller.error(new Error('too much was read'));
        controller.enqueue(new Uint8Array(1000));
      },
    });
    await errorText(responseOf(endless));
    expect(pulls).toBeLessThan(10);
  });

  test.each([
    ['bytes that are no text', responseOf(bytes(0x61, 0xff)), 'a\ufffd'],
    ['a charset that nobody knows', responseOf('a', 'text/plain; charset=klingon'), 'a'],
    ['no body', responseOf(null), ''],
    ['a body that breaks', responseOf(breaking('a')), 'a'],
  ])('%s costs no more than the text', async (_name, response, text) => {
    expect(await errorText(response)).toBe(text);
  });
});

function breaking(start: string): ReadableStream<Uint8Array> {
  let pulls = 0;
  return new ReadableStream({
    pull(controller) {
      if (pulls++ === 0) controller.enqueue(new TextEncoder().encode(start));
      else controller.error(new Error('reset'));
    },
  });
}
