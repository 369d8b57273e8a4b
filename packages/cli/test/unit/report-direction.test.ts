import { addDays, CalendarDate, daysBetween, normaliseQuote, rawItem, ticksOfDay } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { memoryLedger, memoryRowReader, type TransformSettings, transformDay } from '@quote-elt/transform';
import { expect, test } from 'vitest';
import { readReport } from '../../src/report/data/report-data.ts';
import { livePage, reportPage } from '../../src/report/report-page.ts';

const DAY = CalendarDate.parse('2026-11-23');
const FIRST = addDays(DAY, -9);
const NOW = new Date('2026-11-24T09:00:00Z');
const SETTINGS: TransformSettings = {
  tickSeconds: 600,
  maxRejectedShare: 0.1,
  failOnDrift: false,
  threads: 1,
  memoryLimitMb: 256,
};

/** Stands in every text that comes from outside, and in no other. */
const FOREIGN = 'שלום';

function itemsOf(date: CalendarDate, source: string) {
  const quote = normaliseQuote({ content: `${FOREIGN} עולם, "ציטוט".`, author: `${FOREIGN} א׳` });
  return ticksOfDay(date, SETTINGS.tickSeconds).map((tick) => encodeItem(rawItem(tick, 0, quote, source, NOW)));
}

/** Publishes nothing: what it throws is somebody else's text. */
const FULL_DISK = {
  folderOf: (date: CalendarDate) => `/data/${date}`,
  publish: () => Promise.reject(new Error(`${FOREIGN}: no space`)),
};

/** The report of a day after nine others from another source, so that the share of its source has drifted. */
async function reportOf({ failed }: { failed: boolean }) {
  const days = daysBetween(FIRST, DAY);
  const items = days.map((date) => {
    return [date, itemsOf(date, date === DAY ? `${FOREIGN} מקור` : 'quotable')] as const;
  });
  const ports = {
    reader: memoryRowReader(new Map(items)),
    ledger: memoryLedger(),
    now: () => NOW,
    log: () => undefined,
    countDay: () => undefined,
  };
  for (const date of days) {
    const publisher = failed && date === DAY ? FULL_DISK : undefined;
    await transformDay(date, SETTINGS, { ...ports, publisher }).catch(() => undefined);
  }
  return readReport(DAY, { place: 'this machine', asOf: NOW }, SETTINGS, ports, () => undefined);
}

/** The tags, with their attributes, right around each place where a text from outside stands. */
function tagsAround(page: string): string[] {
  const around = [...page.matchAll(/<([^<>]*)>([^<>]*)/g)].flatMap(([, tag = '', text = '']) =>
    Array<string>(text.split(FOREIGN).length - 1).fill(tag),
  );
  // Each of them stands in a text, none in a tag.
  expect(around).toHaveLength(page.split(FOREIGN).length - 1);
  return around;
}

test.each([
  ['a good day', { failed: false }, ['p', 'footer', 'td', 'text']],
  ['a day that failed', { failed: true }, ['p', 'footer', 'td', 'text']],
])('every text from outside has a direction of its own: %s', async (_name, kind, places) => {
  const data = await reportOf(kind);
  for (const page of [await reportPage(data), await livePage(data)]) {
    expect(page.includes(`The last run failed: ${FOREIGN}`)).toBe(kind.failed);
    const tags = tagsAround(page);
    expect([...new Set(tags.map((tag) => tag.split(' ')[0]))].sort()).toEqual([...places].sort());
    expect(tags.filter((tag) => !tag.includes(' dir="auto"'))).toEqual([]);
  }
});

test('where a name is drawn, the style of the page gives it the direction that its letters say', async () => {
  expect(await reportPage(await reportOf({ failed: false }))).toContain(
    '.chart text[dir="auto"] { unicode-bidi: plaintext; }',
  );
});
