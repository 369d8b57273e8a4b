import type { CalendarDate } from '@quote-elt/shared';

/** How fast a throttled table is read, and how long that will take. */
export interface ReadPace {
  readonly date: CalendarDate;
  /** Read units a second since the day was throttled first, or those of the day before; undefined until two pages came. */
  readonly unitsPerSecond: number | undefined;
  /** Seconds for the rest of the day at that pace, if its rows are evenly spread; undefined as long as the pace is. */
  readonly secondsOfDay: number | undefined;
  /** Seconds that a whole day like this takes at that pace. */
  readonly secondsADay: number | undefined;
}

/** Measures the pace of one reader, which reads one day after the other. */
export interface PaceMeter {
  /** A day begins. */
  begin(date: CalendarDate): void;
  /** A page came: what it took, and the key of its last row where the day goes on. */
  page(units: number, lastKey: string | undefined): void;
  /** The table was throttled: how fast the day has been since the first time. */
  throttled(): ReadPace;
}

const DAY_MS = 86_400_000;

/** How far a day has come, and since when it is throttled. */
interface Reading {
  readonly date: CalendarDate;
  units: number;
  /** Part of the day's hours that has been read, 0 to 1. */
  share: number;
  throttled: boolean;
  /** From the first page after a throttling on: what came before it was saved up. */
  since: { readonly ms: number; units: number; lastMs: number } | undefined;
}

/** A meter by the clock `nowMs`, in milliseconds. */
export function createPaceMeter(nowMs: () => number): PaceMeter {
  let day: Reading | undefined;
  let paceBefore: number | undefined;
  return {
    begin(date) {
      paceBefore = (day && paceOf(day)) ?? paceBefore;
      day = { date, units: 0, share: 0, throttled: false, since: undefined };
    },
    page(units, lastKey) {
      if (day === undefined) return;
      const ms = nowMs();
      if (day.since !== undefined) day.since = { ...day.since, units: day.since.units + units, lastMs: ms };
      else if (day.throttled) day.since = { ms, units: 0, lastMs: ms };
      day.units += units;
      day.share = lastKey === undefined ? 1 : shareOf(day.date, lastKey);
    },
    throttled() {
      if (day === undefined) throw new RangeError('no day was begun');
      day.throttled = true;
      const { date, units, share } = day;
      const unitsPerSecond = paceOf(day) ?? paceBefore;
      if (unitsPerSecond === undefined || share === 0)
        return { date, unitsPerSecond, secondsOfDay: undefined, secondsADay: undefined };
      const secondsADay = units / share / unitsPerSecond;
      return { date, unitsPerSecond, secondsOfDay: secondsADay * (1 - share), secondsADay };
    },
  };
}

function paceOf({ since }: Reading): number | undefined {
  if (since === undefined || since.lastMs <= since.ms) return undefined;
  return since.units / ((since.lastMs - since.ms) / 1000);
}

/** How much of a day lies before the instant of a key, 0 to 1. */
function shareOf(date: CalendarDate, key: string): number {
  const share = (Date.parse(key) - Date.parse(date)) / DAY_MS;
  return Number.isNaN(share) ? 0 : Math.min(Math.max(share, 0), 1);
}
