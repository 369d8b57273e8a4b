import { isDeepStrictEqual } from 'node:util';
import type { CalendarDate } from '@quote-elt/shared';
import type { Item } from '../../store/item.ts';
import type { TickEntry } from '../book/answer-book.ts';
import { rowKey } from '../book/written-rows.ts';
import type { OddRow } from '../faults/odd-rows.ts';
import { isAnswered } from './is-answered.ts';

/** What the rows of a drill are judged by. */
export interface ExpectedRows {
  readonly days: readonly CalendarDate[];
  readonly ticksOf: (day: CalendarDate) => readonly string[];
  /** What the sources answered for a tick, and how much of it was reported as stored. */
  readonly entryOf: (tick: string) => TickEntry;
  /** What may lie under a key: what was put there before the table first answered. */
  readonly versionsOf: (key: string) => readonly Item[];
  /** Rows that were put in by hand: they must lie there as they were. */
  readonly oddRows: readonly OddRow[];
  /** Ticks whose letters still wait. */
  readonly waiting: ReadonlySet<string>;
}

/** What is there and what is not. */
export interface RowsVerdict {
  readonly ticks: number;
  /** Ticks of which each place lies there that an invocation reported as stored. */
  readonly stored: number;
  /** Ticks that are not stored and do not wait, and odd rows that are gone. */
  readonly lost: number;
  /** Rows that no tick accounts for. */
  readonly doubled: number;
  /** Rows that are not what the source answered for their place, or were changed since they were put. */
  readonly wrong: number;
}

/** Compares the whole contents of the raw table with what was answered and put. */
export function judgeRows(expected: ExpectedRows, rows: readonly Item[]): RowsVerdict {
  const present = new Map(rows.map((row) => [rowKey(row), row]));
  const ticks = new Set(expected.days.flatMap(expected.ticksOf));
  const odd = new Map(expected.oddRows.map(({ item }) => [rowKey(item), item]));
  const missing = [...ticks].filter((tick) => !isStored(tick, expected.entryOf(tick), present));
  const judged = [...present].map(([key, row]) => judgeRow(key, row, odd.get(key), ticks, expected));
  const oddLost = [...odd.keys()].filter((key) => !present.has(key)).length;
  return {
    ticks: ticks.size,
    stored: ticks.size - missing.length,
    lost: missing.filter((tick) => !expected.waiting.has(tick)).length + oddLost,
    doubled: judged.filter((verdict) => verdict === 'doubled').length + rows.length - present.size,
    wrong: judged.filter((verdict) => verdict === 'wrong').length,
  };
}

function isStored(tick: string, { reported }: TickEntry, present: ReadonlyMap<string, Item>): boolean {
  const places = Array.from(
    { length: reported },
    (_, place) => `${tick.slice(0, 20)}${String(place).padStart(3, '0')}Z`,
  );
  return reported > 0 && places.every((at) => present.has(`${at.slice(0, 10)} ${at}`));
}

function judgeRow(
  key: string,
  row: Item,
  odd: Item | undefined,
  ticks: ReadonlySet<string>,
  { entryOf, versionsOf }: ExpectedRows,
): 'right' | 'doubled' | 'wrong' {
  if (odd !== undefined) return isDeepStrictEqual(row, odd) ? 'right' : 'wrong';
  const at = row.ingested_at?.S ?? '';
  const tick = `${at.slice(0, 20)}000Z`;
  const { answers } = entryOf(tick);
  const place = Number(at.slice(20, 23));
  const isOfDay = row.ingested_date?.S === tick.slice(0, 10);
  const isPlace = isOfDay && ticks.has(tick) && answers.some(({ records }) => place < records.length);
  if (!isPlace) return 'doubled';
  const isUnchanged = versionsOf(key).some((version) => isDeepStrictEqual(row, version));
  return isUnchanged && isAnswered(row, place, answers) ? 'right' : 'wrong';
}
