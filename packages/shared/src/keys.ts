export { CalendarDate, dateOf } from './time/calendar.ts';
export { MAX_BATCH } from './time/max-batch.ts';
export { IngestedAt, RawKey, rawKey, tickOfKey } from './time/raw-key.ts';
export { minuteTick, Tick, tickMs, toTick } from './time/tick.ts';
