import { describe, expect, test } from 'vitest';
import { reportPage } from '../../src/report/report-page.ts';
import { chartOn, hintsOf, hoursOf, minutesOf } from '../marks.ts';
import { DAY_KINDS, type DayKind, historyBefore, OUTAGE_BACK, REPORT_DAY, reportOfKind } from '../report-days.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** Ticks of a kind of day that come, and those that were due and did not. */
function ticksOf({ tickSeconds, comes, asOf }: DayKind) {
  const due = Math.min(86_400, Math.max(0, (asOf.getTime() - Date.parse(REPORT_DAY)) / 1000));
  const slots = Array.from({ length: Math.ceil(due / tickSeconds) }, (_, slot) => slot);
  return { came: slots.filter(comes), missing: slots.filter((slot) => !comes(slot)) };
}

describe.each(Object.entries(DAY_KINDS))('the report of a day that is %s', (name, kind: DayKind) => {
  const page = reportOfKind(kind).then((data) => reportPage(data));
  const recorded = name.startsWith('going on') ? 86 : 87;

  test('the heat map has every hour of ninety days, once', async () => {
    const hints = hintsOf(chartOn(await page, 'Heat map'));
    expect(sum(hints.map(hoursOf))).toBe(90 * 24);
    expect(new Set(hints.map((hint) => hint.slice(0, 10))).size).toBe(90);
    expect(hints.filter((hint) => hint.endsWith(': no run'))).toHaveLength(3);
    expect(hints.filter((hint) => hint.includes(': not counted, '))).toHaveLength(1);
    expect(hints).toContain('2026-11-03, 06:00 to 18:00: 0.0 %');
    // More holes than its record lists one by one.
    expect(hints).toContain('2026-10-24, 10:00 to 24:00: 66.6 %');
  });

  test('the strip covers each minute of the day once, in the colour of its fate', async () => {
    const hints = hintsOf(chartOn(await page, 'Strip of the day'));
    expect(sum(hints.map(minutesOf))).toBeCloseTo(1440, 1);
    const { missing } = ticksOf(kind);
    // The last tick of a day is cut at its end.
    const minutes = missing.map((slot) => Math.min(kind.tickSeconds, 86_400 - slot * kind.tickSeconds) / 60);
    expect(sum(hints.filter((hint) => hint.endsWith(': missing')).map(minutesOf))).toBeCloseTo(sum(minutes), 1);
    const sources = new Set(ticksOf(kind).came.map(kind.sourceOf));
    const told = hints.flatMap((hint) => /: (alpha|beta|gamma)$/.exec(hint)?.[1] ?? []);
    expect(new Set(told)).toEqual(sources);
  });

  test('each trend has a mark for every day that was counted, every drift mark among them, and gaps for the others', async () => {
    for (const chart of ['rows', 'completeness']) {
      const svg = chartOn(await page, `Line chart: ${chart}`);
      const hints = hintsOf(svg);
      expect(hints).toHaveLength(recorded - 1);
      expect(hints.find((hint) => hint.includes(', far from the days before'))).toMatch(/^2026-11-03: /);
      // A line breaks before and after the three days without a record, and the one that was not counted.
      expect(
        Math.max(...[...svg.matchAll(/<path d="([^"]*)" fill="none"/g)].map(([, d = '']) => d.split('M').length - 1)),
      ).toBe(3);
    }
    expect(chartOn(await page, 'Line chart: completeness')).toMatch(/>100\.0 %<\/text>/);
    expect(chartOn(await page, 'Line chart: completeness')).not.toMatch(/>1[^<]*[1-9][^<]* %<\/text>/);
  });

  test('the totals are those of every counted day', async () => {
    const history = historyBefore().filter(({ rows }) => rows > 0);
    const { came, missing } = ticksOf(kind);
    const ticks = history.length * 1440 + came.length + missing.length;
    const absent = sum(history.map(({ missing_count }) => missing_count)) + missing.length;
    const twice = kind.unusable > 0 ? 'at most 900' : '0';
    expect(/<section class="totals"><h2>([^<]*)</.exec(await page)?.[1]).toBe(
      `${ticks.toLocaleString('en-US')} ticks, ${absent.toLocaleString('en-US')} missing, ${twice} doubled`,
    );
  });
});

test('the day of the outage is the one that these reports mark', () => {
  expect(historyBefore().find(({ drift }) => drift.length > 0)?.missing_count).toBe(740);
  expect(OUTAGE_BACK).toBe(20);
});

test('a failed day shows the rows that break its checks as a table', async () => {
  const page = await reportPage(await reportOfKind(DAY_KINDS.failed));
  expect(page).toContain('<h3>Rows that break rejected_share</h3>');
  const [, table = ''] = /aria-label="Rows that break rejected_share">(.*?)<\/table>/s.exec(page) ?? [];
  expect(table.match(/<tr>/g)).toHaveLength(6);
  expect(table).toContain('2026-11-23T00:00:01.000Z');
  expect(table).not.toMatch(/[{}]/);
});

test('a day that went well has no such table, and neither has an empty one', async () => {
  for (const kind of [DAY_KINDS.whole, DAY_KINDS.empty])
    expect(await reportPage(await reportOfKind(kind))).not.toContain('Rows that break');
});
