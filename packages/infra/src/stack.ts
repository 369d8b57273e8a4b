import { cloudwatch, lambda, scheduler, sqs } from '@pulumi/aws';
import { asset, type Input } from '@pulumi/pulumi';
import type { IngestEnvKey } from '@quote-elt/ingest/config';
import { stackDeadLetterQueue } from '@quote-elt/runtime';
import { NODE_HEAP_MB, type TransformEnvKey } from '@quote-elt/transform/config';
import { type Artefact, type Artefacts, HANDLERS } from './artefacts/build-artefacts.ts';
import { Observability } from './components/observability.ts';
import { ScheduledFunction } from './components/scheduled-function.ts';
import { Tables } from './components/tables.ts';
import { tagsOf } from './components/tags.ts';
import type { StackConfig } from './config/stack-config.ts';
import { ingestTableStatements, transformTableStatements } from './iam/statements.ts';

/** Memory in MB and time in seconds of each function. */
export const FUNCTION_SIZES = {
  ingest: { memoryMb: 256, timeoutSeconds: 30 },
  transform: { memoryMb: 1024, timeoutSeconds: 300 },
} as const;

/** Dead letters are kept as long as SQS keeps anything: fourteen days. */
const DEAD_LETTER_SECONDS = 14 * 86_400;

/** Where a stack goes. */
export interface StackTarget {
  readonly stack: string;
  readonly accountId: string;
  readonly region: string;
}

/** Makes every resource of a stack; gives what `pulumi stack output` shows. */
export function createStack(target: StackTarget, config: StackConfig, artefacts: Artefacts) {
  const { stack, accountId, region } = target;
  const name = `quote-elt-${stack}`;
  const tags = tagsOf(stack);
  const tables = new Tables(name, stack, config);
  const deadLetters = new sqs.Queue(stackDeadLetterQueue(stack), {
    name: stackDeadLetterQueue(stack),
    messageRetentionSeconds: DEAD_LETTER_SECONDS,
    sqsManagedSseEnabled: true,
    tags,
  });
  const logGroup = new cloudwatch.LogGroup(`${name}-logs`, { name, retentionInDays: config.logRetentionDays, tags });
  const scheduleGroup = new scheduler.ScheduleGroup(name, { name, tags });
  const layer = (part: 'common' | 'duckdb') =>
    new lambda.LayerVersion(`${name}-${part}`, {
      layerName: `${name}-${part}`,
      code: archiveOf(artefacts[part]),
      compatibleArchitectures: [config.architecture],
      compatibleRuntimes: ['nodejs24.x'],
    });
  const common = layer('common');
  const duckdb = layer('duckdb');
  const shared = {
    architecture: config.architecture,
    reservedConcurrency: config.reservedConcurrency,
    scheduleGroup,
    accountId,
    logGroup,
    deadLettersArn: deadLetters.arn,
    tags,
  };
  const ingest = new ScheduledFunction(`${name}-ingest`, {
    ...shared,
    ...FUNCTION_SIZES.ingest,
    task: 'ingest',
    code: archiveOf(artefacts.ingest),
    handler: HANDLERS.ingest,
    layers: [common.arn],
    schedule: config.ingestSchedule.expression,
    statements: tables.arns.apply(ingestTableStatements),
    environment: {
      ELT_STACK: stack,
      ELT_RAW_TABLE: tables.raw.name,
      ELT_QUOTE_SOURCES: config.quoteSources.join(','),
      ELT_QUOTABLE_BASE_URL: config.quotableBaseUrl,
      ELT_QUOTES_PER_TICK: String(config.quotesPerTick),
    } satisfies Partial<Record<IngestEnvKey, Input<string>>>,
  });
  const transform = new ScheduledFunction(`${name}-transform`, {
    ...shared,
    ...FUNCTION_SIZES.transform,
    task: 'transform',
    code: archiveOf(artefacts.transform),
    handler: HANDLERS.transform,
    layers: [common.arn, duckdb.arn],
    schedule: config.transformSchedule,
    statements: tables.arns.apply(transformTableStatements),
    environment: {
      ELT_STACK: stack,
      ELT_RAW_TABLE: tables.raw.name,
      ELT_RUNS_TABLE: tables.runs.name,
      ELT_TICK_SECONDS: String(config.ingestSchedule.seconds),
      NODE_OPTIONS: `--max-old-space-size=${NODE_HEAP_MB}`,
    } satisfies Partial<Record<TransformEnvKey | 'NODE_OPTIONS', Input<string>>>,
  });
  const observability = new Observability(name, {
    region,
    alarmEmail: config.alarmEmail,
    watched: {
      stack,
      ingest: `${name}-ingest`,
      transform: `${name}-transform`,
      deadLetters: stackDeadLetterQueue(stack),
      completenessTarget: config.completenessTarget,
    },
  });
  return {
    rawTable: tables.raw.name,
    runsTable: tables.runs.name,
    ingestFunction: ingest.name,
    transformFunction: transform.name,
    deadLetterQueue: deadLetters.url,
    logGroup: logGroup.name,
    alarmTopic: observability.topicArn,
  };
}

function archiveOf({ folder }: Artefact): asset.FileArchive {
  return new asset.FileArchive(folder);
}
