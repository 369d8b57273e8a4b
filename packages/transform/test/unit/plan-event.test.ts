import { addDays, CalendarDate, type RunRecord, TransformEvent } from '@quote-elt/shared';
import { sampleRunRecord } from '@quote-elt/shared/testing';
import { describe, expect, test } from 'vitest';
import { planEvent } from '../../src/days/plan-event.ts';
import { LedgerRecordError } from '../../src/errors/errors.ts';
import type { Ledger } from '../../src/ports/ports.ts';

const NOON = new Date('2026-11-24T12:00:00Z');
const LAST = CalendarDate.parse('2026-11-23');
const SETTINGS = { lookBackDays: 4, lateSeconds: 7 * 3600 };
const day = (back: number) => addDays(LAST, -back);

/** A record of a day that nothing is left to do for: it was read after its last rows could come. */
function done(run_date: CalendarDate, more: Partial<RunRecord> = {}): RunRecord {
  const started_at = `${addDays(run_date, 1)}T12:00:00.000Z`;
  return { ...sampleRunRecord({ run_date }), started_at, ...more };
}

/** What is planned of an event, with what was asked and told on the way. */
async function plan(
  event: object,
  known: { records?: RunRecord[]; unreadable?: CalendarDate[]; rows?: CalendarDate[]; get?: Ledger['get'] } = {},
) {
  const { records = [], unreadable = [], rows = [] } = known;
  const errors = unreadable.map((date) => new LedgerRecordError(date, ['newer'], undefined));
  const [asked, told, logged]: [string[], string[], string[]] = [[], [], []];
  const within = (date: string, from: string, to: string) => from <= date && date <= to;
  const days = await planEvent(TransformEvent.parse(event), SETTINGS, {
    ledger: {
      get:
        known.get ??
        (async (date) => {
          const error = errors.find((each) => each.date === date);
          if (error !== undefined) throw error;
          return records.find(({ run_date }) => run_date === date);
        }),
      list: async (from, to) => ({
        records: records.filter(({ run_date }) => within(run_date, from, to)),
        unreadable: errors.filter(({ date }) => within(date, from, to)),
      }),
      firstDate: async () => [...records.map(({ run_date }) => run_date), ...unreadable].sort()[0],
      put: () => Promise.reject(new Error('a plan puts nothing')),
    },
    reader: {
      pages: () => {
        throw new Error('a plan reads no page');
      },
      hasRows: async (date) => {
        asked.push(date);
        return rows.includes(date);
      },
    },
    now: () => NOON,
    log: (level, message, fields) => void logged.push(`${level} ${message} ${fields?.date}`),
    onUnreadable: ({ date }) => void told.push(date),
  });
  return { days, asked, told, logged };
}

describe('of days that are named', () => {
  test('each is planned once, oldest first, without those that are done', async () => {
    const event = { dates: [day(0), day(2), day(0), day(1)] };
    expect((await plan(event, { records: [done(day(1))] })).days).toEqual([day(2), day(0)]);
    expect((await plan({ ...event, force: true }, { records: [done(day(1))] })).days).toEqual([day(2), day(1), day(0)]);
  });

  test('one whose record cannot be read is kept, so that its transform says so, but no other failure is passed over', async () => {
    expect((await plan({ dates: [day(1)] }, { unreadable: [day(1)] })).days).toEqual([day(1)]);
    const get = () => Promise.reject(new Error('the table cannot be reached'));
    await expect(plan({ dates: [day(1)] }, { get })).rejects.toThrow('the table cannot be reached');
  });
});

describe('of a range', () => {
  const range = { from: day(3), to: day(0) };

  test('days that are done are left out unless that is forced, and those that have to be read again are not', async () => {
    const changed = done(day(1), { changed_at: '2026-11-24T08:00:00.000Z' });
    const known = { records: [done(day(2)), changed, done(day(4), { changed_at: '2026-11-24T08:00:00.000Z' })] };
    expect((await plan(range, known)).days).toEqual([day(3), day(1), day(0)]);
    expect((await plan({ ...range, force: true }, known)).days).toEqual([day(3), day(2), day(1), day(0)]);
  });

  test('a day whose record cannot be read is left alone also where that is forced, and said once', async () => {
    const { days, told, logged } = await plan({ ...range, force: true }, { unreadable: [day(2), day(9)] });
    expect({ days, told, logged }).toEqual({
      days: [day(3), day(1), day(0)],
      told: [day(2)],
      logged: [`WARN record left alone ${day(2)}`],
    });
  });
});

describe('of a catch-up', () => {
  test.each([
    ['all days since the first record, though rows are asked of none', { records: [done(day(9))] }, [3, 2, 1, 0], []],
    ['those after a record at the first day of the window', { records: [done(day(3))] }, [2, 1, 0], []],
    [
      'those from the first row on, where it is older than the first record',
      { records: [done(day(1))], rows: [day(2)] },
      [2, 0],
      [3, 2],
    ],
    ['those from the first row on, where nothing is recorded', { rows: [day(1)] }, [1, 0], [3, 2, 1]],
    ['yesterday alone where nothing is known', {}, [0], [3, 2, 1, 0]],
    ['those beside one whose record cannot be read', { unreadable: [day(3)] }, [2, 1, 0], []],
  ])('%s', async (_name, known, planned, asked) => {
    expect(await plan({}, known)).toMatchObject({ days: planned.map(day), asked: asked.map(day) });
  });

  test('days are counted back from the tick, not from the clock', async () => {
    const tick = { scheduled_time: `${day(4)}T12:00:00Z` };
    expect((await plan(tick, { records: [done(day(20))] })).days).toEqual([day(8), day(7), day(6), day(5)]);
  });
});
