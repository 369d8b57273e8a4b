import { type PeerAnswer, startFaultyPeer } from '@quote-elt/local';
import type { JsonObject } from '@quote-elt/runtime';
import { vi } from 'vitest';

/** What each operation answers; a list is answered one by one, its last member again and again. */
export type AthenaScript = Readonly<Record<string, object | readonly object[]>>;

/** Athena on loopback, and the requests that it got, in order. */
export interface FakeAthena {
  readonly requests: { operation: string; input: JsonObject }[];
  close(): Promise<void>;
}

/** What a query that succeeds at once is like; its rows are answered by `GetQueryResults`. */
export const SUCCEEDED = {
  QueryExecution: {
    StatementType: 'DML',
    Status: { State: 'SUCCEEDED' },
    Statistics: { DataScannedInBytes: 12_345_678 },
  },
};

/** An answer that refuses, as Athena's JSON protocol has it. */
export const refused = (type: string, Message: string) => ({ __type: `com.amazonaws.athena#${type}`, Message });

/** A page of a result; a cell that is null is sent without its value. */
export function page(columns: Readonly<Record<string, string>>, rows: readonly (readonly (string | null)[])[]): object {
  return {
    ResultSet: {
      Rows: rows.map((cells) => ({ Data: cells.map((cell) => (cell === null ? {} : { VarCharValue: cell })) })),
      ResultSetMetadata: { ColumnInfo: Object.entries(columns).map(([Name, Type]) => ({ Name, Label: Name, Type })) },
    },
  };
}

/** Starts it as the Athena that the AWS settings of the environment name; `onRequest` is told each operation before it is answered. */
export async function startFakeAthena(
  script: AthenaScript,
  onRequest: (operation: string) => void = () => undefined,
): Promise<FakeAthena> {
  const requests: FakeAthena['requests'] = [];
  const peer = await startFaultyPeer((operation, input): PeerAnswer => {
    onRequest(operation);
    const asked = requests.filter((each) => each.operation === operation).length;
    requests.push({ operation, input });
    const answers = [script[operation] ?? {}].flat();
    const body = answers[Math.min(asked, answers.length - 1)] ?? {};
    return { status: '__type' in body ? 400 : 200, body };
  });
  vi.stubEnv('AWS_ENDPOINT_URL_ATHENA', peer.endpoint);
  return { requests, close: () => peer.close() };
}
