import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { settingsItem } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { sampleRunRecord } from '@quote-elt/shared/testing';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/store/kept-settings.ts';
import { DAY, OFFLINE, TICK, withKeptData } from '../kept-data.ts';

const { data, inLedger, kept, run } = withKeptData();

describe('a folder says how its days are judged', () => {
  /** Rows that are no records beside one that is: more of them than are allowed for nothing. */
  async function spoilDay(): Promise<void> {
    await run('ingest', ...OFFLINE, '--tick', TICK);
    const { client, close } = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
    for (let place = 0; place <= 100; place++) {
      const ingested_at = `${DAY}T00:00:00.${String(place).padStart(3, '0')}Z`;
      const Item = { ingested_date: { S: DAY }, ingested_at: { S: ingested_at } };
      await client.send(new PutItemCommand({ TableName: LOCAL_TABLES.raw, Item }));
    }
    await close();
  }
  const transform = async (...argv: string[]) => (await run('transform', '--date', DAY, '--force', ...argv)).code;

  test('by the part of its rows that may be unusable, and a command accepts more this once', async () => {
    await spoilDay();
    expect([await transform(), await transform('--accept-rejected'), await transform()]).toEqual([1, 0, 1]);
    await run('settings', '--max-rejected-share', '1');
    expect(await transform()).toBe(0);
    await run('settings', '--max-rejected-share', '0.5');
    expect(await transform()).toBe(1);
  });

  test('by drift, which a command accepts this once', async () => {
    await run('ingest', ...OFFLINE, '--tick', TICK);
    await run('settings', '--fail-on-drift');
    const { client, close } = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
    for (let day = 1; day < 22; day++) {
      const run_date = `2026-11-${String(day).padStart(2, '0')}`;
      const Item = encodeItem(sampleRunRecord({ run_date }));
      await client.send(new PutItemCommand({ TableName: LOCAL_TABLES.runs, Item }));
    }
    await close();
    expect(await transform()).toBe(1);
    expect(await transform('--accept-drift')).toBe(0);
    expect(await transform()).toBe(1);
    await run('settings', '--no-fail-on-drift');
    expect(await transform()).toBe(0);
  });

  test('and one that was begun before this was kept is judged by the defaults', async () => {
    await run('ingest', ...OFFLINE, '--tick', TICK);
    const { max_rejected_share: _, fail_on_drift: __, ...older } = DEFAULT_SETTINGS;
    await inLedger((TableName) => new PutItemCommand({ TableName, Item: encodeItem(settingsItem(older)) }));
    expect(await kept()).toEqual(DEFAULT_SETTINGS);
    expect(await transform()).toBe(0);
  });
});
