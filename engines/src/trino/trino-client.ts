import { setTimeout as sleep } from 'node:timers/promises';
import { CodedError } from '@quote-elt/runtime';
import { z } from 'zod';
import { CATALOG, SCHEMA } from './trino-config.ts';

/** What one statement gave: its columns with Trino's types, and its rows in the order in which they came. */
interface TrinoResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Runs one statement, without a semicolon; throws TrinoError. */
export type RunTrino = (sql: string) => Promise<TrinoResult>;

/** Trino refused a statement or failed in it (`engines.trino`). */
class TrinoError extends CodedError {
  constructor(message: string, sql: string) {
    super('engines.trino', message, { hint: 'write the statement in what both engines read alike', details: { sql } });
  }
}

const Answer = z.object({
  nextUri: z.string().optional(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })).optional(),
  data: z.array(z.array(z.unknown())).optional(),
  error: z.object({ message: z.string() }).optional(),
});

/** Talks to the Trino at `address` by its HTTP interface: a POST, then a GET of each `nextUri` (trino.io/docs/current/develop/client-protocol.html). */
export function trinoClient(address: string): RunTrino {
  const headers = {
    'x-trino-user': 'engines',
    'x-trino-catalog': CATALOG,
    'x-trino-schema': SCHEMA,
    'x-trino-time-zone': 'UTC',
    // Without it timestamps are cut to milliseconds and their type is bare.
    'x-trino-client-capabilities': 'PARAMETRIC_DATETIME',
  };
  return async (sql) => {
    let columns: TrinoResult['columns'] = [];
    const rows: (readonly unknown[])[] = [];
    let answer = await ask(`${address}/v1/statement`, { method: 'POST', headers, body: sql });
    for (;;) {
      if (answer.error !== undefined) throw new TrinoError(answer.error.message, sql);
      columns = answer.columns ?? columns;
      rows.push(...(answer.data ?? []));
      if (answer.nextUri === undefined) return { columns, rows };
      answer = await ask(answer.nextUri, { headers });
    }
  };
}

async function ask(address: string, request: RequestInit): Promise<z.infer<typeof Answer>> {
  for (;;) {
    const response = await fetch(address, request);
    if (response.ok) return Answer.parse(await response.json());
    const text = await response.text();
    // The protocol asks for another try on these.
    if (![502, 503, 504].includes(response.status)) throw new TrinoError(`HTTP ${response.status}: ${text}`, address);
    await sleep(100);
  }
}
