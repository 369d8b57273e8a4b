/**
 * What the engine needs models for, and the columns that it reads of each; all other columns are the models' own.
 * `staging` has one row for each raw item, and is incremental. `facts` has one row for each raw item that can be used.
 * `rejected` has one row for each other raw item, with the reason. `slots` has one row for each place in the day's schedule
 * that left a raw item; place 0 begins at midnight UTC.
 */
export const ROLE_COLUMNS = {
  staging: [],
  facts: ['source'],
  rejected: ['reject_reason'],
  slots: ['slot'],
} as const;

/** The name of the model in each role. */
export type Roles = Readonly<Record<keyof typeof ROLE_COLUMNS, string>>;
