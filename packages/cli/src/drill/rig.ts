import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  LOCAL_TABLES,
  localClient,
  type ProvisionedDynamoDb,
  startDynamoDb,
  startProvisionedDynamoDb,
  startStandInApi,
  upstreamAt,
} from '@quote-elt/local';
import { BURST_SECONDS, type ClientBounds, endlessPatience, type Patience } from '@quote-elt/runtime';
import { STAND_IN_RECORDS } from '../record/record.ts';
import { type AnswerBook, drawWith, openAnswerBook } from './book/answer-book.ts';
import { noteWrittenRows, type WrittenRows } from './book/written-rows.ts';
import { apiFault } from './faults/api-faults.ts';
import { addCrashes } from './faults/crashes.ts';
import { addSmallPages } from './faults/small-pages.ts';
import { addWireFaults, startPeers } from './faults/wire-faults.ts';
import type { Stage } from './plan/stage.ts';

/** Bounds of a request that meets a silent peer, in milliseconds: short, since a drill meets many. */
const BOUNDS: ClientBounds = { connect: 1000, answer: 300, idle: 300, attempt: 2000, attempts: 4 };

/** A day comes in so many pages at least, with one record a tick. */
const PAGES_A_DAY = 3;

/** What the pipeline runs on in a drill: the doubles of one machine, with faults between it and them. */
export interface Rig {
  readonly apiUrl: string;
  /** The tables without any fault. */
  readonly table: DynamoDBClient;
  /** The tables as the pipeline reaches them. */
  readonly faulty: DynamoDBClient;
  /** The tables with too little capacity for a day at once. */
  readonly scarce: ProvisionedDynamoDb;
  /** Pauses pass on the clock of the drill alone. */
  readonly patience: Patience;
  readonly book: AnswerBook;
  readonly written: WrittenRows;
  close(): Promise<void>;
}

/** Starts everything that a drill needs. */
export async function startRig(stage: Stage): Promise<Rig> {
  const { seed, clock } = stage;
  const book = openAnswerBook(stage);
  const written = noteWrittenRows();
  const dynamodb = await startDynamoDb();
  const upstream = written.watching(upstreamAt(dynamodb.endpoint));
  const peers = await startPeers(upstream);
  const api = await startStandInApi({
    records: STAND_IN_RECORDS,
    seed,
    now: clock.now,
    fault: () => apiFault(stage),
    drawWith: () => drawWith(stage, book),
    revise: book.revise,
  });
  const ticks = stage.days[0] === undefined ? 1 : stage.ticksOf(stage.days[0]).length;
  const pageRows = Math.ceil(ticks / PAGES_A_DAY);
  const scarce = await startProvisionedDynamoDb(upstream, scarceCapacity(pageRows), () => clock.now().getTime());
  const faulty = localClient(dynamodb.endpoint, BOUNDS);
  addCrashes(faulty, stage);
  addWireFaults(faulty, peers, stage);
  written.watch(faulty);
  for (const client of [faulty, scarce.client]) addSmallPages(client, pageRows);
  return {
    apiUrl: api.baseUrl,
    table: dynamodb.client,
    faulty,
    scarce,
    patience: { ...endlessPatience(), pause: async (ms) => clock.pass(ms) },
    book,
    written,
    async close() {
      faulty.destroy();
      await Promise.all([api.close(), peers.close(), scarce.close()]);
      await dynamodb.close();
    },
  };
}

/** Bytes of a row, and room for odd ones. */
const ROW_BYTES = 600;
const ODD_BYTES = 24_000;

/** Gives so little capacity that what is saved up of it serves one page and a half. */
function scarceCapacity(pageRows: number) {
  const burstUnits = (1.5 * pageRows * ROW_BYTES + ODD_BYTES) / 4096 / 2;
  return { [LOCAL_TABLES.raw]: { read: burstUnits / BURST_SECONDS, write: 1000 } };
}
