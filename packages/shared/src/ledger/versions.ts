/** The version written into every run record; `readRunRecord` takes older ones too. */
export const RUN_SCHEMA_VERSION = 2;

/** The version written into the settings of a pipeline; readers accept older ones. */
export const SETTINGS_SCHEMA_VERSION = 1;

/** The key of the settings in the ledger: an item of their own beside the run records. */
export const SETTINGS_KEY = { pipeline: 'settings', run_date: 'current' } as const;
