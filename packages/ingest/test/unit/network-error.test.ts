import { describe, expect, test } from 'vitest';
import { sourceErrorOf } from '../../src/http/network-error.ts';
import { SourceError } from '../../src/ports/source-error.ts';

const URL_ASKED = new URL('https://x.example:8443/records');
const coded = (code: string, options: ErrorOptions = {}) => Object.assign(new Error(code, options), { code });
const codeOf = (error: unknown) => sourceErrorOf(error, URL_ASKED).code;

describe('every code of the network has its reason', () => {
  test.each([
    ['ENOTFOUND', 'source.dns'],
    ['EAI_AGAIN', 'source.dns'],
    ['EAI_FAIL', 'source.dns'],
    ['ECONNREFUSED', 'source.refused'],
    ['EHOSTUNREACH', 'source.refused'],
    ['ENETUNREACH', 'source.refused'],
    ['CERT_HAS_EXPIRED', 'source.certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'source.certificate'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'source.certificate'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'source.certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'source.certificate'],
    ['ETIMEDOUT', 'source.timeout'],
    ['UND_ERR_HEADERS_TIMEOUT', 'source.timeout'],
    ['ECONNRESET', 'source.reset'],
    ['X_CERT_X', 'source.reset'],
  ])('%s is %s', (code, expected) => {
    expect(codeOf(coded(code))).toBe(expected);
  });

  test.each(['TimeoutError', 'AbortError'])('a %s is source.timeout', (name) => {
    expect(codeOf(new DOMException('over', name))).toBe('source.timeout');
  });
});

describe('where several errors are wrapped in one', () => {
  test('the first of all the addresses that were tried names the reason', () => {
    expect(codeOf(new AggregateError([coded('ECONNREFUSED'), coded('ENOTFOUND')]))).toBe('source.refused');
  });

  test('the cause names it where no address was tried', () => {
    expect(codeOf(new AggregateError([], 'none', { cause: coded('ENOTFOUND') }))).toBe('source.dns');
  });

  test('the outermost code counts', () => {
    expect(codeOf(coded('ECONNRESET', { cause: coded('ENOTFOUND') }))).toBe('source.reset');
  });

  test('it is found below ten errors, and no further', () => {
    const below = (depth: number): Error =>
      depth === 0 ? coded('ENOTFOUND') : new Error('outer', { cause: below(depth - 1) });
    expect([codeOf(below(9)), codeOf(below(10))]).toEqual(['source.dns', 'source.unreadable']);
  });

  test('a code that is no text is passed over', () => {
    expect(codeOf(Object.assign(new Error('outer', { cause: coded('ENOTFOUND') }), { code: 7 }))).toBe('source.dns');
  });
});

test('the host and what was thrown stay with the error, and no message repeats the whole address', () => {
  const thrown = coded('ECONNRESET');
  expect(sourceErrorOf(thrown, URL_ASKED)).toMatchObject({ cause: thrown, details: { host: 'x.example:8443' } });
  for (const error of [
    thrown,
    coded('ENOTFOUND'),
    coded('EHOSTUNREACH'),
    coded('CERT_X'),
    coded('ETIMEDOUT'),
    'down',
  ]) {
    const { message } = sourceErrorOf(error, URL_ASKED);
    expect(message).toContain('x.example:8443');
    expect(message).not.toContain('/records');
  }
});

test('a source error stays as it is', () => {
  const error = new SourceError('source.empty', 'nothing');
  expect(sourceErrorOf(error, URL_ASKED)).toBe(error);
});
