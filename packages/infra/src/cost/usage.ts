import { LAMBDA_RETRIES, METRICS } from '@quote-elt/runtime';
import { FUNCTION_SIZES } from '../budget/function-sizes.ts';
import { loadOf } from '../budget/load.ts';
import { transformSize } from '../budget/transform-size.ts';
import { ALARM_NAMES } from '../components/alarms.ts';
import { FREE_LIMITS, FREE_RESOURCES, type FreeResource } from '../config/free-limits.ts';
import { RUNS_CAPACITY } from '../config/ledger-capacity.ts';
import type { StackConfig } from '../config/stack-config.ts';
import { ASSUMPTIONS as A } from './assumptions.ts';

/** One line of the table of cost: how much of what is free a month takes. */
export interface CostLine {
  readonly resource: FreeResource;
  readonly used: number;
  readonly limit: number;
  /** Part of the limit, 0 to 1 where all is free. */
  readonly share: number;
}

/** What a month of these stacks, in one account, takes of what is free. */
export function monthlyCost(stacks: readonly StackConfig[]): CostLine[] {
  const used = stacks.map(monthlyUsage);
  return FREE_RESOURCES.map((resource) => {
    const limit = FREE_LIMITS[resource];
    const sum = used.reduce((total, each) => total + each[resource], 0);
    return { resource, used: sum, limit, share: sum / limit };
  });
}

/** What a month of one stack takes. */
function monthlyUsage(config: StackConfig): Record<FreeResource, number> {
  const { rawCapacity, ingestSchedule, transformPace, recordsPerTick, paused } = config;
  const { runSeconds, memoryMb } = transformSize(loadOf(config), rawCapacity);
  const scheduled = paused ? 0 : A.days;
  const ticks = scheduled * (86_400 / ingestSchedule.seconds);
  const runs = scheduled * transformPace.runsPerDay;
  const tries = 1 + LAMBDA_RETRIES * A.retriedShare;
  const gbSeconds =
    ticks * A.ingestSeconds * FUNCTION_SIZES.ingest.memoryMb + runs * (A.startSeconds + runSeconds) * memoryMb;
  const units = rawCapacity + RUNS_CAPACITY;
  return {
    lambda_requests: (ticks + runs) * tries,
    lambda_gb_seconds: (gbSeconds * tries) / 1024,
    read_units: units,
    write_units: units,
    storage_gb: (ticks * recordsPerTick * A.itemBytes * A.storageMonths) / 1e9,
    scheduler_invocations: ticks + runs,
    custom_metrics: METRICS.length,
    alarms: ALARM_NAMES.length,
    dashboards: 1,
    log_gb: ((ticks * A.tickLogBytes + runs * A.runLogBytes) * tries) / 1e9,
    sqs_requests: A.queueRequests + LAMBDA_RETRIES * A.retriedShare * (ticks + runs),
  };
}
