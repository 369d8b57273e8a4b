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

/** The report of the second of two days whose ticks bring these texts in turn; of a day without any where there is none. */
async function pageOf(...contents: readonly string[]): Promise<string> {
  const items = DAYS.map((date) => {
    const ticks = contents.length === 0 ? [] : ticksOfDay(date, SETTINGS.tickSeconds);
    const quoteAt = (place: number) =>
      normaliseQuote({ content: contents[place % contents.length] ?? '.', author: '<b>Nobody</b>' });
    return [date, ticks.map((tick, place) => encodeItem(rawItem(tick, 0, quoteAt(place), 'test', NOW)))] as const;
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

const headingsOf = (page: string) => [...page.matchAll(/<section><h2>([^<]*)<\/h2>/g)].map(([, heading]) => heading);

test('the sections of a report on quotes stand in their order, each with its chart', async () => {
  const page = await pageOf('Know thyself.', 'Nothing in excess.', 'Know thyself.');
  expect(headingsOf(page)).toEqual([
    'Every tick of the day',
    'Most common quotes',
    'How often quotes came',
    'Authors',
    'Sources',
    'Trends',
    'Checks and drift',
    'Models',
  ]);
  expect(page.match(/class="chart wide"/g)).toHaveLength(11);
  expect(page).toContain('<dt>distinct quotes</dt><dd>2<small>each came 48 to 96 times, range 48</small></dd>');
  expect(page).toContain('<dt>deviation</dt><dd>24<small>standard; variance 576</small></dd>');
  expect(page).toContain('<section aria-label="Most common quote"><p class="note">The most common quote, 96 times</p>');
});

test.each([
  [['Alone.'], 'The only quote, 144 times', 'each came 144 times'],
  [['One.', 'Two.', 'Three.'], 'All 3 quotes came 48 times; this is the first by its id', 'each came 48 times'],
  [
    ['One.', 'Two.', 'Three.', 'One.', 'Two.', 'Four.'],
    'One of 2 quotes that came most often, 48 times each',
    'each came 24 to 48 times, range 24',
  ],
  [
    Array.from({ length: 144 }, (_, place) => `Number ${place}.`),
    'All 144 quotes came once; this is the first by its id',
    'each came once',
  ],
])('a day of ties has its own words, $#', async (contents, note, spread) => {
  const page = await pageOf(...contents);
  expect(page).toContain(`<p class="note">${note}</p>`);
  expect(page).toContain(`<small>${spread}</small>`);
  expect(headingsOf(page).includes('Most common quotes')).toBe(contents.length === 6);
  expect(page).not.toMatch(/1 times|1 to 1/);
});

test('a quote and an author are text, never an element', async () => {
  const page = await pageOf(EVIL);
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(page).toContain('&lt;b&gt;Nobody&lt;/b&gt;');
  expect(page).not.toMatch(/<img|<script|<b>/);
});

test('a day without a quote says so', async () => {
  const page = await pageOf();
  expect(page).toContain('No quote was stored on this day.');
  expect(page).toContain('<dt>distinct quotes</dt><dd>0<small>none was stored</small></dd>');
  expect(page).toContain('<dt>deviation</dt><dd>—<small>of no quote</small></dd>');
});
