import {
  type EmbeddedDynamoDb,
  LOCAL_TABLES,
  type StandInApi,
  type StandInFault,
  type StandInRecord,
  startDynamoDb,
  startStandInApi,
} from '@quote-elt/local';
import { createHandler } from '../src/handler.ts';
import { HOSTED_SOURCE } from '../src/sources/registry.ts';

/** What the clock of a handler on trial says. */
export const NOW = new Date('2026-11-22T10:00:42.500Z');

/** A database and a stand-in of the hosted API of its own, what the handler wrote, and the fault that the API has. */
export interface HandlerOnTrial {
  readonly dynamodb: EmbeddedDynamoDb;
  readonly api: StandInApi;
  readonly lines: unknown[];
  fault: StandInFault | undefined;
  /** A handler that asks the hosted API alone, for so many records, with other variables where they are given. */
  handler(count?: number, env?: Readonly<Record<string, string>>): ReturnType<typeof createHandler>;
  close(): Promise<void>;
}

/** A handler whose API has these records to give. */
export async function handlerOnTrial(records: readonly StandInRecord[]): Promise<HandlerOnTrial> {
  const dynamodb = await startDynamoDb();
  const trial: { fault: StandInFault | undefined } = { fault: undefined };
  const api = await startStandInApi({ records, seed: 1, fault: () => trial.fault });
  const lines: unknown[] = [];
  return Object.assign(trial, {
    dynamodb,
    api,
    lines,
    handler: (count = 1, env: Readonly<Record<string, string>> = {}) =>
      createHandler(
        {
          ELT_RAW_TABLE: LOCAL_TABLES.raw,
          ELT_SOURCES: HOSTED_SOURCE,
          ELT_SOURCE_BASE_URL: api.baseUrl,
          ELT_RECORDS_PER_TICK: String(count),
          ELT_SOURCE_TIMEOUT_MS: '300',
          ...env,
        },
        { dynamodb: dynamodb.client, now: () => NOW, write: (line) => void lines.push(JSON.parse(line)) },
      ),
    async close() {
      await dynamodb.close();
      await api.close();
    },
  });
}
