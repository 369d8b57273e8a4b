import { addDays } from '@quote-elt/shared';
import { sampleRecord } from '@quote-elt/shared/testing';
import { memoryLedger } from '../src/ledger/memory-ledger.ts';
import type { Ledger } from '../src/ports/ports.ts';
import { type AttributeMap, memoryRowReader } from '../src/rows/memory-row-reader.ts';
import { attributesAt, DAY, memoryLog, NOW } from './support.ts';

const AGAIN = attributesAt(2, {}, sampleRecord(0));

/** Three rows, the first record coming twice. */
export const THREE_ROWS = [attributesAt(0), attributesAt(1), AGAIN];

/** A key that stands twice beside them, which no single row can explain: the day fails. */
export const DOUBLED = AGAIN;

/** The days around the test's day. */
export const [BEFORE, AFTER] = [addDays(DAY, -1), addDays(DAY, 1)];

/** What a transform of the test's day, or of one beside it, needs, when each has these rows. */
export function portsFor(items: readonly AttributeMap[], ledger: Ledger = memoryLedger()) {
  const { log, lines } = memoryLog();
  const days = new Map([DAY, BEFORE, AFTER].map((date) => [date, items] as const));
  return { reader: memoryRowReader(days), ledger, now: () => NOW, log, lines, countDay: () => undefined };
}
