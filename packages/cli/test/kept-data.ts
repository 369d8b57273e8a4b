import { join } from 'node:path';
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { SETTINGS_KEY } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { afterEach, beforeEach, vi } from 'vitest';
import { OFFLINE_SOURCE } from '../src/record/record.ts';
import { DEFAULT_SETTINGS } from '../src/store/kept-settings.ts';
import { type CliOutcome, elt, makeDataFolder } from './support.ts';

export const OFFLINE = ['--sources', OFFLINE_SOURCE];
export const DAY = '2026-11-22';
export const TICK = `${DAY}T08:00:00Z`;

/** Commands that read how data is kept. */
export const READERS: readonly (readonly string[])[] = [
  ['gaps', '--from', DAY, '--to', DAY],
  ['transform', '--date', DAY],
  ['backfill', '--from', DAY, '--to', DAY],
  ['report', '--date', DAY],
  ['verify', '--date', DAY],
  ['sql', 'select 1 as one'],
  ['redrive'],
  ['ingest', ...OFFLINE, '--tick', TICK],
  ['settings'],
];

/** The words of the `elt` command at the end of a hint. */
export const pasted = (hint: string | undefined): string[] =>
  (/pnpm elt (.*?)`?$/.exec(String(hint))?.[1] ?? '').split(' ');

/** Gives each test of a file a data folder of its own, and the ways to look at its settings and to spoil them. */
export function withKeptData() {
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
  const kept = async (): Promise<unknown> => JSON.parse(String((await run('settings', '--json')).out[0]));

  /** Serves until it says its address. */
  function serve(...argv: string[]): Promise<CliOutcome> {
    const interrupt = new AbortController();
    const onOut = (line: string) => line.endsWith('Ctrl-C ends') && interrupt.abort();
    return elt(['serve', '--port', '0', '--data', data.folder, ...argv], { signal: interrupt.signal, onOut });
  }

  /** Changes the ledger table behind the back of every command. */
  async function inLedger(command: (TableName: string) => PutItemCommand | DeleteItemCommand): Promise<void> {
    const { client, close } = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
    const sent = command(LOCAL_TABLES.runs);
    if (sent instanceof PutItemCommand) await client.send(sent);
    else await client.send(sent);
    await close();
  }

  /** Data of before it was kept how it is kept. */
  const forgetSettings = () =>
    inLedger((TableName) => new DeleteItemCommand({ TableName, Key: encodeItem(SETTINGS_KEY) }));

  const spoilSettings = () =>
    inLedger((TableName) => {
      const Item = encodeItem({ ...SETTINGS_KEY, ...DEFAULT_SETTINGS, schema_version: 99 });
      return new PutItemCommand({ TableName, Item });
    });

  return { data, run, kept, serve, inLedger, forgetSettings, spoilSettings };
}
