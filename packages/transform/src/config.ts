import { MAX_LATENESS_SECONDS, parseEnv } from '@quote-elt/runtime';
import { z } from 'zod';
import type { CatchUpSettings } from './days/transform-days.ts';

/** How many closed days a catch-up looks back at, unless the environment says otherwise, and at most. */
export const LOOK_BACK_DAYS = 7;
export const MAX_LOOK_BACK_DAYS = 400;

/** The part of a day's rows, 0 to 1, that may be unusable unless the environment says otherwise; a hundred rows always may. */
export const MAX_REJECTED_SHARE = 0.1;

const TransformEnv = z.object({
  ELT_RAW_TABLE: z.string().min(1),
  ELT_RUNS_TABLE: z.string().min(1),
  ELT_STACK: z.string().min(1).default('local'),
  ELT_TICK_SECONDS: z.coerce.number().int().min(1).max(86_400).default(60),
  ELT_LATE_SECONDS: z.coerce.number().int().min(0).max(86_400).default(MAX_LATENESS_SECONDS),
  ELT_LOOK_BACK_DAYS: z.coerce.number().int().min(1).max(MAX_LOOK_BACK_DAYS).default(LOOK_BACK_DAYS),
  ELT_MAX_REJECTED_SHARE: z.coerce.number().min(0).max(1).default(MAX_REJECTED_SHARE),
  ELT_FAIL_ON_DRIFT: z.stringbool().default(false),
});

/** What transform is told only where marts are published to S3. */
const WarehouseEnv = z.object({ ELT_WAREHOUSE_BUCKET: z.string().min(3).optional() });

/** Names of the environment variables that transform reads in any stack. */
export const TRANSFORM_ENV_KEYS = TransformEnv.keyof().options;
export type TransformEnvKey = (typeof TRANSFORM_ENV_KEYS)[number];

/** Names of those that it reads besides in a stack with a warehouse. */
export const WAREHOUSE_ENV_KEYS = WarehouseEnv.keyof().options;

/** Node and the SDK need about this much beside DuckDB, in MB. */
const NODE_MB = 200;

/** What DuckDB may use of the memory of a process, both in MB: all but the share of Node, and no less than 64. */
export function duckDbMemoryMb(processMb: number): number {
  return Math.max(processMb - NODE_MB, 64);
}

/** The configuration of transform, as its environment gives it. */
export interface TransformConfig extends CatchUpSettings {
  readonly rawTable: string;
  readonly runsTable: string;
  /** The stack that metrics are counted for. */
  readonly stack: string;
  /** The bucket that marts are published to; nowhere without one. */
  readonly warehouseBucket: string | undefined;
}

/** The configuration in `env`; throws ConfigError naming every mistake. DuckDB gets the Lambda's memory less Node's share. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): TransformConfig {
  const parsed = parseEnv(TransformEnv.extend(WarehouseEnv.shape), env);
  const lambdaMb = Number(env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE ?? 1024);
  return {
    rawTable: parsed.ELT_RAW_TABLE,
    runsTable: parsed.ELT_RUNS_TABLE,
    stack: parsed.ELT_STACK,
    warehouseBucket: parsed.ELT_WAREHOUSE_BUCKET,
    tickSeconds: parsed.ELT_TICK_SECONDS,
    lateSeconds: parsed.ELT_LATE_SECONDS,
    lookBackDays: parsed.ELT_LOOK_BACK_DAYS,
    maxRejectedShare: parsed.ELT_MAX_REJECTED_SHARE,
    failOnDrift: parsed.ELT_FAIL_ON_DRIFT,
    threads: 2,
    memoryLimitMb: duckDbMemoryMb(lambdaMb),
  };
}
