// Numbers and texts alone, so that they can be imported without Zod.

/** The largest batch of one tick: quotes of a tick are one millisecond apart. */
export const MAX_BATCH = 50;

/** Longer texts are no quotes but a source gone wrong; one write stays cheap. In code points, as JSON Schema counts. */
export const MAX_CONTENT_LENGTH = 10_000;

/** What stands for an author whom the source does not name. */
export const UNKNOWN_AUTHOR = 'Unknown';

/** The version written into every raw item; readers accept older ones. */
export const RAW_SCHEMA_VERSION = 1;

/** The version written into every run record; readers accept older ones. */
export const RUN_SCHEMA_VERSION = 1;
