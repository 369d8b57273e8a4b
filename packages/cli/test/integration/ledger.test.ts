import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { ROLES } from '@quote-elt/transform';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { letterBody } from '../../src/dead-letters/dead-letter.ts';
import { folderQueue } from '../../src/dead-letters/folder-queue.ts';
import { OFFLINE_SOURCE } from '../../src/record/record.ts';
import { elt, makeDataFolder } from '../support.ts';

let data: { folder: string; remove: () => Promise<void> };
beforeEach(async () => {
  data = await makeDataFolder();
});
afterEach(() => data.remove());

const run = (...argv: string[]) => elt([...argv, '--data', data.folder]);
const ingest = (tick: string) => run('ingest', '--sources', OFFLINE_SOURCE, '--tick', tick);
const recordOf = async (day: string): Promise<Record<string, unknown>> => {
  const records: Record<string, unknown>[] = JSON.parse(String((await run('runs', '--json')).out[0]));
  return records.find(({ run_date }) => run_date === day) ?? {};
};

describe('rows that come by hand into a closed day', () => {
  test('mark it, so that a catch-up reads it again, once', async () => {
    await ingest('2026-11-22T08:00:00Z');
    await run('transform', '--date', '2026-11-22');
    expect(await recordOf('2026-11-22')).toMatchObject({ rows: 1, attempts: 1 });
    await ingest('2026-11-22T09:00:00Z');
    expect(await recordOf('2026-11-22')).toMatchObject({ rows: 1, changed_at: '2026-11-24T09:30:00.000Z' });
    await run('transform');
    expect(await recordOf('2026-11-22')).toMatchObject({ rows: 2, attempts: 2 });
    expect(Object.keys(await recordOf('2026-11-22'))).not.toContain('changed_at');
    await run('transform');
    expect(await recordOf('2026-11-22')).toMatchObject({ attempts: 2 });
  });

  test('by a redrive mark it too, however old it is, so that a backfill without force reads it again', async () => {
    await ingest('2026-10-01T08:00:00Z');
    await run('transform', '--date', '2026-10-01');
    const queue = folderQueue(join(data.folder, 'dead-letters'));
    await queue.send(letterBody('ingest', { scheduled_time: '2026-10-01T09:00:00Z' }, new Error('source down')));
    await run('redrive', '--sources', OFFLINE_SOURCE);
    const range = ['--from', '2026-10-01', '--to', '2026-10-01'];
    expect((await run('backfill', ...range)).out).toEqual(['1 day transformed, 0 were done already, 0 failed']);
    expect((await run('backfill', ...range)).out).toEqual(['0 days transformed, 1 were done already, 0 failed']);
    expect(await recordOf('2026-10-01')).toMatchObject({ rows: 2 });
  });

  test('mark it even if they were there before: an earlier try may have ended before it could', async () => {
    await ingest('2026-11-22T08:00:00Z');
    await run('transform', '--date', '2026-11-22');
    expect((await ingest('2026-11-22T08:00:00Z')).out[0]).toContain('0 written, 1 duplicate');
    expect(await recordOf('2026-11-22')).toMatchObject({ changed_at: expect.any(String) });
  });

  test('of a day that has no record leave none', async () => {
    await ingest('2026-11-22T08:00:00Z');
    expect((await run('runs')).out[0]).toMatch(/^no day is recorded yet/);
  });
});

describe('a record that a newer version wrote', () => {
  const day = '2026-11-22';

  beforeEach(async () => {
    await ingest(`${day}T08:00:00Z`);
    await ingest('2026-11-21T08:00:00Z');
    await run('backfill', '--from', '2026-11-21', '--to', day);
    const { client, close } = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
    const Item = { pipeline: { S: 'transform' }, run_date: { S: day }, schema_version: { N: '99' } };
    await client.send(new PutItemCommand({ TableName: LOCAL_TABLES.runs, Item }));
    await close();
  });

  const warning = /^warning\[ledger\.unreadable\]: the record of 2026-11-22 cannot be read: /;

  test.each([
    ['runs'],
    ['report'],
    ['gaps', '--to', day],
    ['sql', `select count(*) as n from ${ROLES.facts}`],
    ['doctor'],
  ])('is skipped by %s, with a warning on stderr', async (...argv) => {
    const { code, err } = await run(...argv);
    // Gaps finds ticks of the other day that are missing.
    expect(code).toBe(argv[0] === 'gaps' ? 1 : 0);
    expect(err).toEqual(expect.arrayContaining([expect.stringMatching(warning)]));
  });

  test('is left alone by a catch-up and by a backfill, which do the other days', async () => {
    const caughtUp = await run('transform');
    expect(caughtUp.out).toEqual(['2026-11-23  empty, 0 rows, 0 rejected, complete to 0.0 %']);
    const { code, out, err } = await run('backfill', '--from', '2026-11-21', '--to', day, '--force');
    expect([code, out]).toEqual([0, ['1 day transformed, 0 were done already, 0 failed, 1 left alone']]);
    for (const told of [caughtUp.err, err])
      expect(told).toEqual(expect.arrayContaining([expect.stringMatching(warning)]));
  });

  test.each([
    ['verify', '--date', day],
    ['transform', '--date', day],
    ['transform', '--date', day, '--force'],
  ])('fails only a command for that very day: %s', async (...argv) => {
    const { code, err } = await run(...argv);
    expect(code).toBe(1);
    expect(err.join('\n')).toContain('the record of 2026-11-22 cannot be read');
  });
});
