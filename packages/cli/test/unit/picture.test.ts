import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { addDays, type CalendarDate, type RunRecord, ticksOfDay } from '@quote-elt/shared';
import { sampleRunRecord } from '@quote-elt/shared/testing';
import { completenessOf } from '@quote-elt/transform';
import { expect, test } from 'vitest';
import { heatPicture } from '../../src/picture/heat-picture.ts';
import { PICTURE_DAY, pictureDays, unansweredTicks } from '../../src/picture/outage.ts';
import { runDays } from '../../src/picture/run-days.ts';
import { hintsOf, hoursOf } from '../marks.ts';

const FILE = fileURLToPath(new URL('../../../../docs/images/ninety-days.svg', import.meta.url));

/** What the ledger says of a day on which just the ticks came that somebody answered. */
function planned(date: CalendarDate): RunRecord {
  const down = unansweredTicks(date);
  const ticks = ticksOfDay(date, 60);
  const slots = new Set(ticks.flatMap((tick, slot) => (down.has(tick) ? [] : [slot])));
  const rows = slots.size;
  return { ...sampleRunRecord({ run_date: date }), ...completenessOf(date, 60, slots), rows, accepted: rows };
}

test('a day with an outage leaves in the ledger what the picture shows of it', async () => {
  const date = addDays(PICTURE_DAY, -12);
  const told: string[] = [];
  const records = await runDays([date], new AbortController().signal, (record) => told.push(record.run_date));
  expect(told).toEqual([date]);
  expect(unansweredTicks(date).size).toBe(24);
  expect(heatPicture(records)).toBe(heatPicture([planned(date)]));
});

test('the picture of the README is the one that is drawn today, and small', () => {
  expect(readFileSync(FILE, 'utf8')).toBe(heatPicture(pictureDays(90).map(planned)));
  expect(statSync(FILE).size).toBeLessThan(150_000);
});

test('the picture has each hour of ninety days once, the outage among them, and their totals above it', () => {
  const picture = readFileSync(FILE, 'utf8');
  const hints = hintsOf(picture);
  expect(hints.reduce((sum, hint) => sum + hoursOf(hint), 0)).toBe(90 * 24);
  expect(hints).toContain('2026-10-24, 00:00 to 08:00: 0.0 %');
  const lost = pictureDays(90).reduce((sum, date) => sum + unansweredTicks(date).size, 0);
  expect(picture).toContain(`>129,600 ticks, ${lost.toLocaleString('en-US')} lost, 0 doubled</text>`);
  // It is shown as an image: nothing is loaded, and no script runs.
  expect(picture).not.toMatch(/<script|href=|url\((?!#)/);
});
