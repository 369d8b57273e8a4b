import { expect, test } from 'vitest';
import { NoSourceError } from '../../src/asking/no-source-error.ts';

test('the error of a tick without an answer names the tick, and each source with its code and reason', () => {
  const attempts = [
    { source: 'a', code: 'source.status', message: 'status 500' },
    { source: 'b', code: 'source.dns', message: 'no such host' },
  ];
  expect(new NoSourceError('2026-11-22T18:59:00.000Z', attempts)).toMatchObject({
    code: 'ingest.no_source',
    message:
      'no source answered for 2026-11-22T18:59:00.000Z: a (source.status: status 500); b (source.dns: no such host)',
    hint: expect.stringContaining('is retried'),
    details: { tick: '2026-11-22T18:59:00.000Z', attempts },
  });
});
