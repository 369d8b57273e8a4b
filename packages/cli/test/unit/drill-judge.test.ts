import { HOSTED_SOURCE } from '@quote-elt/ingest/config';
import type { StandInRecord } from '@quote-elt/local';
import { CalendarDate, type Tick, ticksOfDay, toTick } from '@quote-elt/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GivenAnswer } from '../../src/drill/book/answer-book.ts';
import { rowKey } from '../../src/drill/book/written-rows.ts';
import { judgeDays, type RecordedFigures } from '../../src/drill/judge/judge-days.ts';
import { type ExpectedRows, judgeRows } from '../../src/drill/judge/judge-rows.ts';
import { expectedFigures, expectedItem, OFFLINE_SOURCE, STAND_IN_RECORDS } from '../../src/record/record.ts';
import type { Item } from '../../src/store/item.ts';

const DAY = CalendarDate.parse('2026-11-22');
const TICKS = ticksOfDay(DAY, 21_600);
const ODD_KEY = { ingested_date: { S: DAY }, ingested_at: { S: `${DAY}T06:00:00.900Z` } };
const ODD: Item = { ...ODD_KEY, note: { S: 'by hand' } };

/** Two records, in turns. */
function recordAt(index: number): StandInRecord {
  const record = STAND_IN_RECORDS[index % 2];
  if (record === undefined) throw new Error('the stand-in has too little to give');
  return record;
}

function answerTo(index: number): GivenAnswer {
  return { source: HOSTED_SOURCE, records: [recordAt(index)] };
}

function rowOf(tick: Tick, index: number): Item {
  return {
    ingested_date: { S: DAY },
    ingested_at: { S: tick },
    ...expectedItem(recordAt(index), HOSTED_SOURCE),
    fetched_at: { S: `${DAY}T01:00:00.000Z` },
  };
}

const RIGHT = TICKS.map(rowOf);
const put = new Map(RIGHT.map((row) => [rowKey(row), row]));
const expected: ExpectedRows = {
  days: [DAY],
  ticksOf: () => TICKS,
  entryOf: (tick) => {
    const index = TICKS.map(String).indexOf(tick);
    return index < 0 ? { answers: [], reported: 0 } : { answers: [answerTo(index)], reported: 1 };
  },
  versionsOf: (key) => [put.get(key) ?? {}],
  oddRows: [{ item: ODD, usable: false }],
  waiting: new Set(),
};
const WELL = { ticks: 4, stored: 4, lost: 0, doubled: 0, wrong: 0 };

describe('the judge of rows', () => {
  test('finds nothing where all is right', () => {
    expect(judgeRows(expected, [...RIGHT, ODD])).toEqual(WELL);
  });

  test.each<[string, readonly Item[], Partial<typeof WELL>]>([
    ['a lost tick', [...RIGHT.slice(1), ODD], { stored: 3, lost: 1 }],
    ['an odd row that is gone', RIGHT, { lost: 1 }],
    [
      'a row at a place that no answer has',
      [...RIGHT, ODD, { ...RIGHT[0], ingested_at: { S: `${DAY}T00:00:00.001Z` } }],
      { doubled: 1 },
    ],
    ['a row of no tick', [...RIGHT, ODD, { ...RIGHT[0], ingested_at: { S: `${DAY}T01:00:00.000Z` } }], { doubled: 1 }],
    ['a row of a day outside', [...RIGHT, ODD, { ...RIGHT[0], ingested_date: { S: '2026-11-21' } }], { doubled: 1 }],
    ['an odd row that was changed', [...RIGHT, { ...ODD, note: { S: 'mended' } }], { wrong: 1 }],
  ])('reports %s', (_name, rows, found) => {
    expect(judgeRows(expected, rows)).toEqual({ ...WELL, ...found });
  });

  test('counts a tick whose letter waits apart from lost ones', () => {
    const waiting = new Set<string>([TICKS[0] ?? '']);
    expect(judgeRows({ ...expected, waiting }, [...RIGHT.slice(1), ODD])).toEqual({ ...WELL, stored: 3 });
  });

  test('counts a tick as lost of which a place is missing that was reported as stored', () => {
    const entryOf = (tick: string) => ({ ...expected.entryOf(tick), reported: 2 });
    expect(judgeRows({ ...expected, entryOf }, [...RIGHT, ODD])).toEqual({ ...WELL, stored: 0, lost: 4 });
  });

  test('reports whatever attribute of a row has another value, is missing or is too many', () => {
    const names = Object.keys(RIGHT[0] ?? {}).filter((name) => !name.startsWith('ingested_'));
    fc.assert(
      fc.property(fc.constantFrom(...names, 'note'), fc.constantFrom('changed', 'gone'), (name, how) => {
        const [first = {}, ...others] = RIGHT;
        const { [name]: value, ...without } = first;
        fc.pre(how === 'changed' || value !== undefined);
        const changed: Item = how === 'gone' ? without : { ...first, [name]: { S: 'another' } };
        // Even if it was put like this.
        const versionsOf = (key: string) => (key === rowKey(first) ? [changed] : expected.versionsOf(key));
        expect(judgeRows({ ...expected, versionsOf }, [changed, ...others, ODD])).toEqual({ ...WELL, wrong: 1 });
      }),
    );
  });

  test('reports a row that is another answer to its tick than the one that was put first', () => {
    const [first = {}, ...others] = RIGHT;
    const second = rowOf(toTick(Date.parse(DAY)), 1);
    const entryOf = (tick: string) => ({ ...expected.entryOf(tick), answers: [answerTo(0), answerTo(1)] });
    expect(judgeRows({ ...expected, entryOf }, [first, ...others, ODD])).toEqual(WELL);
    expect(judgeRows({ ...expected, entryOf }, [second, ...others, ODD])).toEqual({ ...WELL, wrong: 1 });
  });

  test('takes an answer of the second source for one only under its own name', () => {
    const entryOf = (tick: string) => ({
      ...expected.entryOf(tick),
      answers: expected.entryOf(tick).answers.map((answer) => ({ ...answer, source: OFFLINE_SOURCE })),
    });
    expect(judgeRows({ ...expected, entryOf }, [...RIGHT, ODD])).toEqual({ ...WELL, wrong: 4 });
  });
});

describe('the judge of days', () => {
  const rows = [...RIGHT, ODD];
  const days = { days: [DAY], ticksOf: () => TICKS, oddRows: expected.oddRows, touched: [] };
  const figures = { rows: 4, ...expectedFigures(RIGHT) };
  const record: RecordedFigures = {
    run_date: DAY,
    status: 'succeeded',
    rows: 5,
    accepted: 4,
    rejected: 1,
    completeness: 1,
    figures,
  };

  test('finds nothing where all is right', () => {
    expect(judgeDays(days, rows, [record])).toEqual({ days_recorded: 1, days_wrong: [] });
  });

  test.each<[string, RecordedFigures[], number]>([
    ['a day without a record', [], 0],
    ['a failed day', [{ ...record, status: 'failed' }], 1],
    ['a wrong count of rows', [{ ...record, rows: 4 }], 1],
    ['a wrong count of rejected rows', [{ ...record, rejected: 0, accepted: 5 }], 1],
    ['a wrong completeness', [{ ...record, completeness: 0.75 }], 1],
    ...Object.entries(figures).map(([name, value]): [string, RecordedFigures[], number] => [
      `a wrong ${name}`,
      [{ ...record, figures: { ...figures, [name]: value + 1 } }],
      1,
    ]),
  ])('reports %s', (_name, records, days_recorded) => {
    expect(judgeDays(days, rows, records)).toEqual({ days_recorded, days_wrong: [DAY] });
  });

  test('reports a day whose record of a newer version was changed', () => {
    expect(judgeDays({ ...days, touched: [DAY] }, rows, [record])).toEqual({ days_recorded: 1, days_wrong: [DAY] });
  });
});
