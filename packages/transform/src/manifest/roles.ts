/**
 * What the engine needs models for, and the columns that it reads of each; all other columns are the models' own.
 * `staging` has one row for each raw item, and is incremental. `facts` has one row for each raw item that can be used.
 * `rejected` has one row for each other raw item, with the reason. The SQL of the engine reads each by its role.
 */
export const ROLE_COLUMNS = {
  staging: ['ingested_at'],
  facts: ['source'],
  rejected: ['reject_reason'],
} as const;

/** The name of the model in each role. */
export type Roles = Readonly<Record<keyof typeof ROLE_COLUMNS, string>>;
