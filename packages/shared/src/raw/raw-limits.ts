/** The longest name of a source, in code points. */
export const MAX_SOURCE_LENGTH = 100;

/** The largest item that the bounds of its fields allow, in bytes as DynamoDB counts; DynamoDB takes 400 kB. */
export const MAX_ITEM_BYTES = 80_000;

/** The version written into every raw item; readers accept older ones. */
export const RAW_SCHEMA_VERSION = 1;
