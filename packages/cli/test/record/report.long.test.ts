import { CalendarDate, normaliseQuote, rawItem, ticksOfDay } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { memoryLedger, memoryRowReader, type TransformSettings, transformDay } from '@quote-elt/transform';
import { expect, test } from 'vitest';
import { readReport } from '../../src/report/data/report-data.ts';
import { reportPage } from '../../src/report/report-page.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const DAYS = ['2026-11-22', '2026-11-23'].map((date) => CalendarDate.parse(date));
const SETTINGS: TransformSettings = {
  tickSeconds: 600,
  maxRejectedShare: 0.1,
  failOnDrift: false,
  threads: 1,
  memoryLimitMb: 256,
};
const EVIL = '<img src=x onerror=alert(1)><script>alert(2)</script> & "quoted"';

/** The report of the second of two days of one quote; of a day without any where there is none. */
async function pageOf(content: string | undefined): Promise<string> {
  const items = DAYS.map((date) => {
    const ticks = content === undefined ? [] : ticksOfDay(date, SETTINGS.tickSeconds);
    const quote = normaliseQuote({ content: content ?? '.', author: '<b>Nobody</b>' });
    return [date, ticks.map((tick) => encodeItem(rawItem(tick, 0, quote, 'test', NOW)))] as const;
  });
  const ports = {
    reader: memoryRowReader(new Map(items)),
    ledger: memoryLedger(),
    now: () => NOW,
    log: () => undefined,
    countDay: () => undefined,
  };
  for (const date of DAYS) await transformDay(date, SETTINGS, ports);
  const [, day = CalendarDate.parse('2026-11-23')] = DAYS;
  return reportPage(await readReport(day, { place: 'this machine', asOf: NOW }, SETTINGS, ports, () => undefined));
}

test('the sections of a report on quotes stand in their order, each with its chart', async () => {
  const page = await pageOf('Know thyself.');
  expect([...page.matchAll(/<section><h2>([^<]*)<\/h2>/g)].map(([, heading]) => heading)).toEqual([
    'Every tick of the day',
    'Most common quotes',
    'How often quotes came',
    'Authors',
    'Sources',
    'Trends',
    'Checks and drift',
    'Models',
  ]);
  expect(page.match(/class="chart wide"/g)).toHaveLength(10);
  expect(page).toContain('<dt>distinct quotes</dt><dd>1<small>each 144 to 144 times, range 0</small></dd>');
  expect(page).toContain('aria-label="Most common quote"');
});

test('a quote and an author are text, never an element', async () => {
  const page = await pageOf(EVIL);
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(page).toContain('&lt;b&gt;Nobody&lt;/b&gt;');
  expect(page).not.toMatch(/<img|<script|<b>/);
});

test('a day without a quote says so', async () => {
  expect(await pageOf(undefined)).toContain('No quote was stored on this day.');
});
