import { toTick } from '@quote-elt/shared';
import { allChecks } from '@quote-elt/transform';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayCards, NOT_COMPUTED } from '../../src/report/data/day-cards.ts';
import { hoursOfDays } from '../../src/report/data/hours-of-days.ts';
import type { ReportData } from '../../src/report/data/report-data.ts';
import { totalsOf } from '../../src/report/data/totals.ts';
import { reportPage } from '../../src/report/report-page.ts';
import { DAY_KINDS, historyBefore, REPORT_DAY, reportOfKind, SUCCESS_BEFORE } from '../report-days.ts';

const CHECKS = allChecks().length;

describe('a day that succeeded once and failed since', () => {
  const data = reportOfKind(DAY_KINDS['failed since it succeeded']);

  test('tells the time of the run that failed', async () => {
    const { record } = await data;
    expect(record?.finished_at).toBe(SUCCESS_BEFORE.toISOString());
    expect(await reportPage(await data)).toContain('failed, last run 2026-11-24 12:00 UTC, attempt 2');
  });

  test('tells its checks as those of the run before, and none of them as good', async () => {
    const { checks } = dayCards(await data);
    expect(checks).toEqual({
      name: 'checks',
      value: `${CHECKS} of ${CHECKS}`,
      more: 'passed in the run before',
      tone: 'quiet',
    });
    const page = await reportPage(await data);
    expect(page).toContain(`<p class="note">All ${CHECKS} checks passed in the run before.</p>`);
    expect(page).not.toContain('checks passed.');
  });

  test('shows the rows that break a check now', async () => {
    expect((await data).day.broken.map(({ check }) => check)).toContain('rejected_share');
  });
});

describe('the head of a report and its cards', () => {
  const lostOn = (hours: ReturnType<typeof hoursOfDays>) =>
    Math.round((hours.at(-1)?.hours ?? []).reduce<number>((sum, share) => sum + 60 * (1 - Number(share)), 0));

  test('tell of one number of missing ticks, whatever was recorded of the day', async () => {
    const data = await reportOfKind(DAY_KINDS.holed, []);
    const { record } = data;
    if (record === undefined) throw new Error('the day has no record');
    const filled = { ...record, missing_count: 0, missing_ticks: [], completeness: 1 };
    const shown: ReportData = { ...data, record: filled, history: [filled] };
    expect(shown.day.missing_count).toBeGreaterThan(100);
    expect(totalsOf(shown).missing).toBe(shown.day.missing_count);
    expect(lostOn(hoursOfDays(shown))).toBe(shown.day.missing_count);
  });

  test('count a day on which nothing came, but where nothing at all is recorded', async () => {
    const kind = DAY_KINDS['going on, nothing came'];
    expect(totalsOf(await reportOfKind(kind))).toMatchObject({ days: 86 });
    expect(totalsOf(await reportOfKind(kind, historyBefore().slice(0, 1)))).toMatchObject({
      days: 2,
      missing: 560 + (historyBefore()[0]?.missing_count ?? 0),
    });
    expect(totalsOf(await reportOfKind(kind, []))).toMatchObject({ days: 0, ticks: 0 });
  });

  test('draw of the hour that is running only the part that has passed', async () => {
    const { day, ...rest } = await reportOfKind(DAY_KINDS['going on'], []);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 59 }), fc.nat(59), (passed, lost) => {
        fc.pre(lost <= passed);
        const from = toTick(Date.parse(`${REPORT_DAY}T09:00:00Z`));
        const missing_ticks = [{ from, to: from, count: lost }].filter(({ count }) => count > 0);
        const asOf = new Date(Date.parse(from) + passed * 60_000);
        const hours = hoursOfDays({ ...rest, day: { ...day, missing_ticks }, asOf }).at(-1)?.hours ?? [];
        expect(hours.slice(0, 9)).toEqual(Array(9).fill(1));
        expect(hours[9]).toBeCloseTo(1 - lost / passed, 9);
        expect(hours.slice(10)).toEqual(Array(14).fill('to come'));
      }),
    );
  });
});

describe('the card of drift', () => {
  test('compares with the days that stood when the day ran, not with those that were built later', async () => {
    const data = await reportOfKind(DAY_KINDS.whole);
    const { record } = data;
    if (record === undefined) throw new Error('the day has no record');
    const judged = { ...record, drift: [] };
    const cardWith = (last_success_at: string) => {
      const history = historyBefore().map((each) => (each.last_success_at ? { ...each, last_success_at } : each));
      return dayCards({ ...data, record: judged, history }).drift;
    };
    expect(cardWith('2026-11-24T11:59:59.999Z')).toMatchObject({ value: '0', tone: 'good' });
    for (const later of [judged.started_at, '2026-11-25T00:00:00.000Z'])
      expect(cardWith(later)).toMatchObject({ value: NOT_COMPUTED, more: 'too few days stood before its run' });
  });
});
