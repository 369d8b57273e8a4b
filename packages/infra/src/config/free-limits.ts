/** What AWS gives for nothing, for ever, each month and payer (November 2026); units in the names. */
export const FREE_LIMITS = {
  lambda_requests: 1_000_000,
  lambda_gb_seconds: 400_000,
  read_units: 25,
  write_units: 25,
  storage_gb: 25,
  scheduler_invocations: 14_000_000,
  custom_metrics: 10,
  alarms: 10,
  dashboards: 3,
  log_gb: 5,
  sqs_requests: 1_000_000,
} as const;
export type FreeResource = keyof typeof FREE_LIMITS;

/** What is free up to a limit, in the order of the table of cost. */
export const FREE_RESOURCES = Object.keys(FREE_LIMITS) as readonly FreeResource[];
