import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { dynamoDbItemStore } from '@quote-elt/ingest';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { CalendarDate, rawItem, ticksOfDay } from '@quote-elt/shared';
import { sampleRecord } from '@quote-elt/shared/testing';
import { dynamoDbSettings } from '@quote-elt/transform';
import { afterEach, beforeEach, vi } from 'vitest';
import { OFFLINE_SOURCE } from '../src/record/record.ts';
import { DEFAULT_SETTINGS } from '../src/store/kept-settings.ts';
import { type CliOutcome, elt, makeDataFolder, NOW } from './support.ts';

/** How the data is kept: a tick each hour. */
export const HOURLY = { ...DEFAULT_SETTINGS, tick_seconds: 3600, sources: [OFFLINE_SOURCE] };

/** Gives each test of a file a data folder of its own, with a tick each hour, and the ways to fill it and to look at it. */
export function withHourlyData() {
  const data = { folder: '' };
  let remove: () => Promise<void>;
  beforeEach(async () => {
    ({ folder: data.folder, remove } = await makeDataFolder());
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await remove();
  });

  const run = (...argv: string[]) => elt([...argv, '--data', data.folder]);
  /** One tick; the data is kept with a tick each hour. */
  async function ingest(tick: string): Promise<CliOutcome> {
    const outcome = await run('ingest', '--sources', OFFLINE_SOURCE, '--tick', tick);
    await run('settings', '--tick-seconds', '3600');
    return outcome;
  }
  const json = async (...argv: string[]) => JSON.parse(String((await run(...argv, '--json')).out[0]));

  /** Every tick of a day, each an hour. */
  async function wholeDay(day: string): Promise<void> {
    const { client, close } = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
    await dynamoDbSettings(client, LOCAL_TABLES.runs).write(HOURLY);
    const store = dynamoDbItemStore(client, LOCAL_TABLES.raw);
    const record = sampleRecord();
    for (const tick of ticksOfDay(CalendarDate.parse(day), 3600))
      await store.put(rawItem(tick, 0, record, OFFLINE_SOURCE, NOW));
    await close();
  }

  /** Rows that are no records: there are more than a hundred and no others, so their day fails. */
  async function failDay(day: string): Promise<void> {
    const { client, close } = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
    for (let place = 0; place <= 100; place++) {
      const ingested_at = `${day}T00:00:00.${String(place).padStart(3, '0')}Z`;
      const Item = { ingested_date: { S: day }, ingested_at: { S: ingested_at } };
      await client.send(new PutItemCommand({ TableName: LOCAL_TABLES.raw, Item }));
    }
    await close();
    await elt(['transform', '--date', day, '--force', '--data', data.folder]);
  }

  /** A line of the doctor. */
  async function doctorLine(name: string): Promise<Record<string, string>> {
    const { out } = await elt(['doctor', '--json', '--data', data.folder]);
    return JSON.parse(String(out[0])).find((line: { name: string }) => line.name === name);
  }

  return { data, run, ingest, json, wholeDay, failDay, doctorLine };
}
