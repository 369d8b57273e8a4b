import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { heatPicture } from '../../src/picture/heat-picture.ts';
import { pictureDays, unansweredTicks } from '../../src/picture/outage.ts';
import { hintsOf, hoursOf } from '../marks.ts';
import { planned } from '../planned-day.ts';

const FILE = fileURLToPath(new URL('../../../../docs/images/ninety-days.svg', import.meta.url));

test('the picture of the README is the one that is drawn today, and small', () => {
  expect(readFileSync(FILE, 'utf8')).toBe(heatPicture(pictureDays(90).map(planned)));
  // Not even a second drawing in the same process differs.
  expect(heatPicture(pictureDays(2).map(planned))).toBe(heatPicture(pictureDays(2).map(planned)));
  expect(statSync(FILE).size).toBeLessThan(150_000);
});

test('the picture has each hour of ninety days once, the outage among them, and their totals above it', () => {
  const picture = readFileSync(FILE, 'utf8');
  const hints = hintsOf(picture);
  expect(hints.reduce((sum, hint) => sum + hoursOf(hint), 0)).toBe(90 * 24);
  expect(hints).toContain('2026-10-24, 00:00 to 08:00: 0.0 %');
  const lost = pictureDays(90).reduce((sum, date) => sum + unansweredTicks(date).size, 0);
  expect(picture).toContain(`>129,600 ticks, ${lost.toLocaleString('en-US')} missing, 0 doubled</text>`);
  // It is shown as an image: nothing is loaded, and no script runs.
  expect(picture).not.toMatch(/<script|href=|url\((?!#)/);
});
