/** The largest batch of one tick: records of a tick are one millisecond apart. */
export const MAX_BATCH = 50;
