export { CalendarDate, dateOf } from './calendar.ts';
export { MAX_BATCH } from './constants.ts';
export { IngestedAt, RawKey, rawKey, tickOfKey } from './raw-key.ts';
export { minuteTick, Tick, tickMs, toTick } from './tick.ts';
