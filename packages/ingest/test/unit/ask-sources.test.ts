import { beforeEach, expect, test } from 'vitest';
import { createAskSources } from '../../src/asking/ask-sources.ts';
import type { Source } from '../../src/ports/source.ts';
import { SourceError } from '../../src/ports/source-error.ts';
import { REQUEST, sourcesOnTrial } from '../asking.ts';

let trial: ReturnType<typeof sourcesOnTrial>;
beforeEach(() => {
  trial = sourcesOnTrial();
});

test('sources are asked in their order until one answers, and what failed is reported', async () => {
  trial.failing.set('a', new SourceError('source.status', 'status 500'));
  expect(await trial.askAmong('a', 'b', 'c')(REQUEST)).toMatchObject({
    source: 'b',
    attempts: [{ source: 'a', code: 'source.status', message: 'status 500', ms: expect.any(Number) }],
  });
  expect(trial.asked).toEqual(['a', 'b']);
});

test('a failure is reported in a bounded message without control characters', async () => {
  trial.failing.set('a', new SourceError('source.status', `\u001b[2J${'x'.repeat(1_000_000)}`));
  const { attempts } = await trial.askAmong('a', 'b')(REQUEST);
  expect(attempts[0]?.message).toMatch(/^\\u001b\[2Jx{480,}…$/);
  expect(attempts[0]?.message).toHaveLength(500);
});

test('when all fail the error names each of them', async () => {
  for (const name of ['a', 'b']) trial.failing.set(name, new SourceError('source.status', `no ${name}`));
  await expect(trial.askAmong('a', 'b')(REQUEST)).rejects.toMatchObject({
    code: 'ingest.no_source',
    details: { attempts: [{ source: 'a' }, { source: 'b' }] },
  });
});

test('what goes wrong outside of a source is not taken for its failure', async () => {
  trial.failing.set('a', new SourceError('source.status', 'status 500'));
  const ours = () => {
    throw new TypeError('ours');
  };
  const ask = createAskSources([trial.source('a'), trial.source('b')], () => new Date(0), ours);
  await expect(ask(REQUEST)).rejects.toThrow(TypeError);
  await expect(createAskSources([trial.source('b')], ours, () => undefined)(REQUEST)).rejects.toThrow(TypeError);
});

test('no source is asked when the time is over', async () => {
  await expect(trial.askAmong('a')({ ...REQUEST, signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'ingest.no_source',
  });
  expect(trial.asked).toEqual([]);
});

test('a source that fails is a warning with its tick, its code, its reason and the time that it took', async () => {
  trial.failing.set('a', new SourceError('source.status', 'status 500'));
  const lines: unknown[] = [];
  const ask = createAskSources(
    ['a', 'b'].map(trial.source),
    () => new Date(trial.now),
    (...line) => void lines.push(line),
  );
  await ask(REQUEST);
  const fields = {
    tick: REQUEST.tick,
    source: 'a',
    code: 'source.status',
    reason: 'status 500',
    ms: expect.any(Number),
  };
  expect(lines).toEqual([['WARN', 'source failed', fields]]);
});

test('no source is asked once the time for asking is over', async () => {
  const request = { ...REQUEST, signal: AbortSignal.abort() };
  await expect(trial.askAmong('a', 'b')(request)).rejects.toMatchObject({
    code: 'ingest.no_source',
    details: { tick: REQUEST.tick, attempts: [] },
  });
  expect(trial.asked).toEqual([]);
});

test('the time that a source took is told in whole milliseconds', async () => {
  const slow: Source = {
    name: 'slow',
    fetch: () => new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 30)),
  };
  const ask = createAskSources(
    [slow, trial.source('b')],
    () => new Date(trial.now),
    () => undefined,
  );
  const [attempt] = (await ask(REQUEST)).attempts;
  expect(attempt?.ms).toBeGreaterThanOrEqual(29);
  expect(attempt?.ms).toBeLessThan(5000);
  expect(Number.isInteger(attempt?.ms)).toBe(true);
});

test('a stack without sources is told so at its first tick', async () => {
  await expect(trial.askAmong()(REQUEST)).rejects.toMatchObject({
    message: expect.stringContaining('none was asked'),
    details: { attempts: [] },
  });
});
