// Numbers, texts and keys alone, so that they can be imported without Zod.

/** The largest batch of one tick: quotes of a tick are one millisecond apart. */
export const MAX_BATCH = 50;

/** Longer texts are no quotes but a source gone wrong; one write stays cheap. In code points, as JSON Schema counts. */
export const MAX_CONTENT_LENGTH = 10_000;

/** The longest name of an author, in code points. */
export const MAX_AUTHOR_LENGTH = 500;

/** The longest slug, in code points. */
export const MAX_SLUG_LENGTH = 500;

/** The longest tag, in code points. */
export const MAX_TAG_LENGTH = 100;

/** The most tags of a quote. */
export const MAX_TAGS = 50;

/** The longest id that a source may give a quote, in code points. */
export const MAX_SOURCE_ID_LENGTH = 500;

/** The longest name of a source, in code points. */
export const MAX_SOURCE_LENGTH = 100;

/** The largest item that these bounds allow, in bytes as DynamoDB counts; it takes 400 kB. */
export const MAX_ITEM_BYTES = 80_000;

/** What stands for an author whom the source does not name. */
export const UNKNOWN_AUTHOR = 'Unknown';

/** The version written into every raw item; readers accept older ones. */
export const RAW_SCHEMA_VERSION = 1;

/** The version written into every run record; `readRunRecord` takes older ones too. */
export const RUN_SCHEMA_VERSION = 2;

/** The version written into the settings of a pipeline; readers accept older ones. */
export const SETTINGS_SCHEMA_VERSION = 1;

/** The key of the settings in `quote_runs`: an item of their own beside the run records. */
export const SETTINGS_KEY = { pipeline: 'settings', run_date: 'current' } as const;
