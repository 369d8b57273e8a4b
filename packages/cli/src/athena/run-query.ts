import {
  type AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  type QueryExecution,
  type ResultSet,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { messageOf, type Patience } from '@quote-elt/runtime';
import type { Row } from '@quote-elt/transform';
import { scanUsd } from '@quote-elt/transform/warehouse';
import { InterruptedError } from '../errors/interrupted-error.ts';
import { AthenaError } from './athena-errors.ts';
import { resultRows } from './result-rows.ts';

/** Where a query runs. */
export interface AthenaPlace {
  readonly workgroup: string;
  readonly database: string;
}

/** How a query is waited for. */
export interface AthenaWait extends Pick<Patience, 'signal' | 'pause'> {
  /** Told how far the query is, each time Athena is asked. */
  readonly onState: (state: string, scannedBytes: number) => void;
}

/** What a query gave, and what it costs. */
export interface AthenaResult {
  readonly rows: Row[];
  readonly scannedBytes: number;
  /** Dollars, without the requests to S3. */
  readonly usd: number;
}

/** Pauses between two questions double from the first to the longest, in milliseconds. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2000;

/** Athena gives no more rows at once. */
const PAGE_ROWS = 1000;

/**
 * Runs one statement and gives all of its rows. Throws AthenaError when it fails; once the signal is aborted it stops the query,
 * which would go on and be billed, and throws InterruptedError. Errors of requests are thrown as they are.
 */
export async function runQuery(
  client: AthenaClient,
  { workgroup, database }: AthenaPlace,
  sql: string,
  wait: AthenaWait,
): Promise<AthenaResult> {
  wait.signal.throwIfAborted();
  // It is not cut short: without the id in its answer a query that began could not be stopped.
  const { QueryExecutionId: id = '' } = await client.send(
    new StartQueryExecutionCommand({
      QueryString: sql,
      WorkGroup: workgroup,
      QueryExecutionContext: { Catalog: 'AwsDataCatalog', Database: database },
    }),
  );
  const { Status, Statistics, StatementType } = await ended(client, id, wait);
  if (Status?.State !== 'SUCCEEDED') {
    const text = Status?.AthenaError?.ErrorMessage ?? Status?.StateChangeReason ?? 'Athena does not say why';
    throw AthenaError.ended(text, Status?.AthenaError?.Retryable ?? false);
  }
  const scannedBytes = Statistics?.DataScannedInBytes ?? 0;
  return {
    rows: resultRows(await resultPages(client, id, wait.signal)),
    scannedBytes,
    // Statements about tables are not billed.
    usd: StatementType === 'DDL' ? 0 : scanUsd(scannedBytes),
  };
}

/** Waits until a query has ended in whatever state; stops it when the signal is aborted. */
async function ended(client: AthenaClient, id: string, wait: AthenaWait): Promise<QueryExecution> {
  const { signal, pause, onState } = wait;
  try {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      signal.throwIfAborted();
      const command = new GetQueryExecutionCommand({ QueryExecutionId: id });
      const { QueryExecution: execution = {} } = await client.send(command, { abortSignal: signal });
      const state = execution.Status?.State ?? 'UNKNOWN';
      if (state === 'SUCCEEDED' || state === 'FAILED' || state === 'CANCELLED') return execution;
      onState(state, execution.Statistics?.DataScannedInBytes ?? 0);
      await pause(pauseMs, signal);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new InterruptedError(signal, await stop(client, id), error);
  }
}

/** Stops a query, and gives a line that says so. */
async function stop(client: AthenaClient, id: string): Promise<string> {
  try {
    await client.send(new StopQueryExecutionCommand({ QueryExecutionId: id }));
    return 'the query was stopped on Athena too; what it had scanned until then is billed';
  } catch (error) {
    return `Athena could not be told to stop, so the query goes on and is billed: aws athena stop-query-execution --query-execution-id ${id} (${messageOf(error)})`;
  }
}

async function resultPages(client: AthenaClient, id: string, signal: AbortSignal): Promise<ResultSet[]> {
  const pages: ResultSet[] = [];
  let next: string | undefined;
  do {
    const command = new GetQueryResultsCommand({ QueryExecutionId: id, MaxResults: PAGE_ROWS, NextToken: next });
    const { ResultSet: page = {}, NextToken } = await client.send(command, { abortSignal: signal });
    pages.push(page);
    next = NextToken;
  } while (next !== undefined);
  return pages;
}
