import { addDays } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { heatPicture } from '../../src/picture/heat-picture.ts';
import { PICTURE_DAY, unansweredTicks } from '../../src/picture/outage.ts';
import { runDays } from '../../src/picture/run-days.ts';
import { planned } from '../planned-day.ts';

test('a day with an outage leaves in the ledger what the picture shows of it', async () => {
  const date = addDays(PICTURE_DAY, -12);
  const told: string[] = [];
  const records = await runDays([date], new AbortController().signal, (record) => told.push(record.run_date));
  expect(told).toEqual([date]);
  expect(unansweredTicks(date).size).toBe(24);
  expect(heatPicture(records)).toBe(heatPicture([planned(date)]));
});
