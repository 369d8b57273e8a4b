import { DEFAULT_RECORDS_PER_TICK } from '@quote-elt/ingest/config';
import { addDays, dateOf } from '@quote-elt/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closedDay, dayOrLast, LAST, yesterday } from '../../src/options/day-options.ts';
import { OFFLINE_SOURCE } from '../../src/record/record.ts';
import { elt, NOW, withDataFolder } from '../support.ts';

const INSTANTS = fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

describe('a day of an option', () => {
  test('is a date, yesterday or a number of days ago, by the UTC day of the clock', () => {
    fc.assert(
      fc.property(INSTANTS, fc.integer({ min: 1, max: 9999 }), (now, days) => {
        const today = dateOf(now.getTime());
        const ago = addDays(today, -days);
        expect(closedDay('--date', `-${days}d`, now)).toBe(ago);
        expect(closedDay('--date', ago, now)).toBe(ago);
        expect(closedDay('--date', 'yesterday', now)).toBe(yesterday(now));
        expect(yesterday(now)).toBe(addDays(today, -1));
      }),
    );
  });

  test('that is today is not over yet, and no unknown word', () => {
    expect(() => closedDay('--from', 'today', NOW)).toThrow('--from today is not over yet in UTC');
  });

  test('is last only where the ledger can be asked', () => {
    expect(dayOrLast('--date', LAST, NOW)).toBe(LAST);
    expect(() => closedDay('--date', LAST, NOW)).toThrow(/is not a calendar date/);
  });
});

test('the last day is the newest recorded one, and none recorded is reported', async () => {
  await withDataFolder(async (folder) => {
    const run = (...argv: string[]) => elt([...argv, '--data', folder]);
    await run('demo', '--keep', '--ticks', '5', '--date', '-3d');
    const { out } = await run('verify', '--date', 'last', '--json');
    expect(JSON.parse(String(out[0])).date).toBe('2026-11-21');
    expect((await run('transform', '--date', 'last', '--force')).out[0]).toMatch(/^2026-11-21 {2}succeeded/);
    expect((await run('report', '--date', 'last')).out[0]).toContain(
      `2026-11-21, ${5 * DEFAULT_RECORDS_PER_TICK} rows`,
    );
  });
  await withDataFolder(async (folder) => {
    await elt(['ingest', '--sources', OFFLINE_SOURCE, '--data', folder]);
    for (const command of ['verify', 'transform', 'report']) {
      const { code, err } = await elt([command, '--date', 'last', '--data', folder]);
      expect([command, code, err[0]]).toEqual([command, 2, expect.stringMatching(/^error\[data\.none\]/)]);
    }
  });
});
