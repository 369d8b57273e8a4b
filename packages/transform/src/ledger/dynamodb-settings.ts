import { isDeepStrictEqual } from 'node:util';
import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { endlessPatience, messageOf, type Patience, withPatience } from '@quote-elt/runtime';
import { PipelineSettings, problemsOf, SETTINGS_KEY, settingsItem } from '@quote-elt/shared';
import { decodeItem, encodeItem } from '@quote-elt/shared/dynamodb';
import { z } from 'zod';
import { SettingsError } from '../errors/errors.ts';
import type { SettingsStore } from '../ports/ports.ts';

/** The settings in the table of the ledger, an item of their own beside the run records. */
export function dynamoDbSettings(
  client: DynamoDBClient,
  table: string,
  patience: Patience = endlessPatience(),
): SettingsStore {
  const read = async () => {
    const input = { TableName: table, Key: encodeItem(SETTINGS_KEY), ConsistentRead: true };
    const { Item } = await withPatience((options) => client.send(new GetItemCommand(input), options), patience);
    if (Item === undefined) return undefined;
    try {
      return PipelineSettings.parse(decodeItem(Item));
    } catch (error) {
      throw new SettingsError(error instanceof z.ZodError ? problemsOf(error) : [messageOf(error)], error);
    }
  };
  /** What is kept, if it can be read: what cannot be is written over. */
  const readable = () =>
    read().catch((error: unknown) => {
      if (error instanceof SettingsError) return undefined;
      throw error;
    });
  return {
    read,
    async write(settings) {
      const item = settingsItem(settings);
      if (isDeepStrictEqual(await readable(), item)) return;
      const input = { TableName: table, Item: encodeItem(item) };
      await withPatience((options) => client.send(new PutItemCommand(input), options), patience);
    },
  };
}
