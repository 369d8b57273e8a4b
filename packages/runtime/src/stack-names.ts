import { PROJECT, TABLES } from './project.ts';

/** Which deployment is meant: a project may have several stacks, and a stack of one name may stand in several regions. */
export interface StackId {
  readonly project: string;
  readonly stack: string;
  readonly region: string;
}

/** Physical names of the tables of a deployed stack. */
export function stackTables(stack: string, project: string = PROJECT): { raw: string; runs: string } {
  return { raw: `${project}-${stack}-${TABLES.raw}`, runs: `${project}-${stack}-${TABLES.runs}` };
}

/** The name of a deployed stack's queue of failed invocations. */
export function stackDeadLetterQueue(stack: string, project: string = PROJECT): string {
  return `${project}-${stack}-dead-letters`;
}

/** What Athena knows of a deployed stack's warehouse. Athena and Trino want names of databases without hyphens. */
export function stackWarehouse(stack: string, project: string = PROJECT): { database: string; workgroup: string } {
  const prefix = `${project}-${stack}`;
  return { database: prefix.replaceAll('-', '_'), workgroup: prefix };
}

/** The physical name of every resource of a deployed stack. */
export type StackNames = ReturnType<typeof stackNames>;

/**
 * The physical name of every resource of a stack. Names that AWS keeps once for all regions of an account, those of
 * roles and dashboards, carry the region, so that a stack can stand in two regions. Buckets of all accounts share one
 * space of names, so theirs carry the account too.
 */
export function stackNames({ project, stack, region }: StackId) {
  const prefix = `${project}-${stack}`;
  const functionNames = (task: string) => ({
    function: `${prefix}-${task}`,
    schedule: `${prefix}-${task}`,
    role: `${prefix}-${task}-${region}`,
    scheduleRole: `${prefix}-${task}-schedule-${region}`,
  });
  return {
    prefix,
    tables: stackTables(stack, project),
    deadLetters: stackDeadLetterQueue(stack, project),
    logGroup: prefix,
    scheduleGroup: prefix,
    layers: { common: `${prefix}-common`, duckdb: `${prefix}-duckdb`, s3: `${prefix}-s3` },
    ingest: functionNames('ingest'),
    transform: functionNames('transform'),
    topic: `${prefix}-alarms`,
    dashboard: `${prefix}-${region}`,
    alarm: (name: string) => `${prefix}-${name}`,
    warehouse: {
      bucket: (accountId: string) => `${prefix}-data-${accountId}-${region}`,
      ...stackWarehouse(stack, project),
    },
  };
}
