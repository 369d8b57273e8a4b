import { CalendarDate, type RunRecord } from '@quote-elt/shared';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../../src/ports.ts';

/** A record of a day, as an earlier run would have left it. */
export function recordOf(day: string, attempts = 1): RunRecord {
  return {
    pipeline: 'transform',
    run_date: CalendarDate.parse(day),
    status: 'succeeded',
    attempts,
    rows: 3,
    accepted: 2,
    rejected: 1,
    completeness: 0.5,
    missing_ticks: [],
    stats: null,
    profile: null,
    checks: [{ name: 'rows_conserved', status: 'passed', failures: 0 }],
    drift: [],
    model_version: 'abc',
    output_sha256: { quotes_fact: 'f'.repeat(64) },
    durations_ms: { load: 1.5 },
    started_at: '2026-11-23T12:00:00.000Z',
    finished_at: '2026-11-23T12:00:01.000Z',
    schema_version: 1,
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
      await ledger.put(recordOf(day), 0);
      expect(await ledger.get(day)).toEqual(recordOf(day));
    });

    test('replaces a record that nobody else has touched', async () => {
      await ledger.put(recordOf(day), 0);
      await ledger.put(recordOf(day, 2), 1);
      expect((await ledger.get(day))?.attempts).toBe(2);
    });

    test('refuses to replace a record that somebody else wrote first', async () => {
      await ledger.put(recordOf(day, 1), 0);
      await expect(ledger.put(recordOf(day, 1), 0)).rejects.toMatchObject({ code: 'ledger.conflict' });
      await ledger.put(recordOf(day, 2), 1);
      await expect(ledger.put(recordOf(day, 2), 1)).rejects.toMatchObject({ code: 'ledger.conflict' });
    });

    test('lists a range, oldest first, both ends included', async () => {
      for (const each of ['2026-11-22', '2026-11-20', '2026-11-21', '2026-11-19']) await ledger.put(recordOf(each), 0);
      const listed = await ledger.list(CalendarDate.parse('2026-11-20'), day);
      expect(listed.map(({ run_date }) => run_date)).toEqual(['2026-11-20', '2026-11-21', '2026-11-22']);
    });
  });
}
