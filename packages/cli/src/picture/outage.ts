import { seededRandom } from '@quote-elt/local';
import { addDays, CalendarDate, daysBetween, type Tick, tickMs, ticksOfDay } from '@quote-elt/shared';
import { DEMO_TICK_SECONDS } from '../demo/ingest-day.ts';

/** The last day of the picture. */
export const PICTURE_DAY = CalendarDate.parse('2026-11-23');

/** A time in which the API of the picture answers only some ticks. */
interface Trouble {
  /** Days before the last one. */
  readonly back: number;
  /** The hours between which it lasts. */
  readonly from: number;
  readonly to: number;
  /** Part of the ticks, 0 to 1, that nobody answers. */
  readonly share: number;
}

/** A night and a morning without an answer, the slow start after it, and an evening on which one tick in five is lost. */
const TROUBLES: readonly Trouble[] = [
  { back: 61, from: 18, to: 23, share: 0.2 },
  { back: 31, from: 21.5, to: 24, share: 1 },
  { back: 30, from: 0, to: 8.75, share: 1 },
  { back: 30, from: 8.75, to: 11, share: 0.45 },
  { back: 12, from: 3, to: 3.4, share: 1 },
];

/** The days of the picture, oldest first. */
export function pictureDays(days: number): CalendarDate[] {
  return daysBetween(addDays(PICTURE_DAY, 1 - days), PICTURE_DAY);
}

/** The ticks of a day that nobody answers, the same at every call. */
export function unansweredTicks(date: CalendarDate): ReadonlySet<Tick> {
  return new Set(
    TROUBLES.filter(({ back }) => addDays(PICTURE_DAY, -back) === date).flatMap(({ back, from, to, share }) => {
      const random = seededRandom(back);
      return ticksOfDay(date, DEMO_TICK_SECONDS).filter((tick) => {
        const hour = (tickMs(tick) - Date.parse(date)) / 3_600_000;
        return hour >= from && hour < to && random() < share;
      });
    }),
  );
}
