import { CalendarDate, type RunRecord } from '@quote-elt/shared';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../../src/ports/ports.ts';

/** A record of a day, as an earlier run would have left it. */
export function recordOf(day: string, changed: Partial<RunRecord> = {}): RunRecord {
  return {
    pipeline: 'transform',
    run_date: CalendarDate.parse(day),
    status: 'succeeded',
    attempts: 1,
    tick_seconds: 60,
    rows: 3,
    accepted: 2,
    rejected: 1,
    completeness: 0.5,
    missing_count: 0,
    missing_ticks: [],
    figures: { distinct: 2, most_common: 'Anon' },
    checks: [{ name: 'rows_conserved', status: 'passed', failures: 0 }],
    drift: [],
    model_version: 'abc',
    output_sha256: { facts: 'f'.repeat(64) },
    published: { facts: { key: `${day}/facts.parquet`, bytes: 100 } },
    read_units: 1.5,
    durations_ms: { load: 1.5 },
    started_at: '2026-11-23T12:00:00.000Z',
    finished_at: '2026-11-23T12:00:01.000Z',
    last_success_at: '2026-11-23T12:00:01.000Z',
    schema_version: 2,
    ...changed,
  };
}

/** What every ledger must do. */
export function describeLedger(
  name: string,
  setUp: () => Promise<{ ledger: Ledger; close: () => Promise<void> }>,
): void {
  describe(`ledger: ${name}`, () => {
    let ledger: Ledger;
    let close: () => Promise<void>;
    const day = CalendarDate.parse('2026-11-22');

    beforeEach(async () => {
      ({ ledger, close } = await setUp());
    });
    afterEach(() => close());

    test('knows nothing of a day that has no record', async () => {
      expect(await ledger.get(day)).toBeUndefined();
    });

    test('gives back what was put', async () => {
      await ledger.put(recordOf(day), undefined);
      expect(await ledger.get(day)).toEqual(recordOf(day));
    });

    test('replaces a record that nobody else has touched', async () => {
      await ledger.put(recordOf(day), undefined);
      await ledger.put(recordOf(day, { attempts: 2 }), recordOf(day));
      expect((await ledger.get(day))?.attempts).toBe(2);
    });

    test('refuses to replace a record that somebody else wrote first', async () => {
      await ledger.put(recordOf(day), undefined);
      await expect(ledger.put(recordOf(day), undefined)).rejects.toMatchObject({ code: 'ledger.conflict' });
      await ledger.put(recordOf(day, { attempts: 2 }), recordOf(day));
      await expect(ledger.put(recordOf(day, { attempts: 2 }), recordOf(day))).rejects.toMatchObject({
        code: 'ledger.conflict',
      });
    });

    test('refuses to replace a record that was marked as changed since it was read', async () => {
      const marked = recordOf(day, { changed_at: '2026-11-24T08:00:00.000Z' });
      await ledger.put(marked, undefined);
      const next = recordOf(day, { attempts: 2 });
      await expect(ledger.put(next, recordOf(day))).rejects.toMatchObject({ code: 'ledger.conflict' });
      await expect(ledger.put(next, { ...marked, changed_at: '2026-11-24T07:00:00.000Z' })).rejects.toMatchObject({
        code: 'ledger.conflict',
      });
      await ledger.put(next, marked);
      expect(await ledger.get(day)).toEqual(next);
    });

    test('lists a range, oldest first, both ends included', async () => {
      for (const each of ['2026-11-22', '2026-11-20', '2026-11-21', '2026-11-19'])
        await ledger.put(recordOf(each), undefined);
      const { records, unreadable } = await ledger.list(CalendarDate.parse('2026-11-20'), day);
      expect(records.map(({ run_date }) => run_date)).toEqual(['2026-11-20', '2026-11-21', '2026-11-22']);
      expect(unreadable).toEqual([]);
    });

    test('knows the first day that it has a record of', async () => {
      expect(await ledger.firstDate()).toBeUndefined();
      for (const each of ['2026-11-22', '2026-11-19', '2026-11-20']) await ledger.put(recordOf(each), undefined);
      expect(await ledger.firstDate()).toBe('2026-11-19');
    });
  });
}
