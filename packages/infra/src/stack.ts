import { cloudwatch, lambda, scheduler, sqs } from '@pulumi/aws';
import { asset, output } from '@pulumi/pulumi';
import { type StackId, stackNames } from '@quote-elt/runtime';
import type { Artefact, Artefacts } from './artefacts/build-artefacts.ts';
import { type FunctionName, handlerOf, type LayerName, layersOf } from './artefacts/functions.ts';
import { FUNCTION_SIZES } from './budget/function-sizes.ts';
import { loadOf } from './budget/load.ts';
import { transformSize } from './budget/transform-size.ts';
import { alarmSpecs } from './components/alarms.ts';
import { dashboardBody } from './components/dashboard.ts';
import { Observability } from './components/observability.ts';
import { ScheduledFunction } from './components/scheduled-function.ts';
import { Tables } from './components/tables.ts';
import { tagsOf } from './components/tags.ts';
import { Warehouse } from './components/warehouse.ts';
import { LAMBDA_RUNTIME } from './config/lambda.ts';
import type { StackConfig } from './config/stack-config.ts';
import { ingestEnvironment, transformEnvironment } from './environment.ts';
import { ingestTableStatements, transformTableStatements } from './iam/statements.ts';
import { readCatalogue } from './warehouse/read-catalogue.ts';

/** Dead letters are kept as long as SQS keeps anything: fourteen days. */
const DEAD_LETTER_SECONDS = 14 * 86_400;

/** Where a stack goes. */
export interface StackTarget extends StackId {
  readonly accountId: string;
}

/** Makes every resource of a stack; gives what `pulumi stack output` shows. */
export function createStack(target: StackTarget, config: StackConfig, artefacts: Artefacts) {
  const { accountId } = target;
  const names = stackNames(target);
  const tags = tagsOf(target);
  const protect = config.protectData;

  const warehouseBucket = config.warehouse ? names.warehouse.bucket(accountId) : undefined;
  const tables = new Tables(names.prefix, { names: names.tables, config, warehouseBucket, tags });
  const deadLetters = new sqs.Queue(
    names.deadLetters,
    { name: names.deadLetters, messageRetentionSeconds: DEAD_LETTER_SECONDS, sqsManagedSseEnabled: true, tags },
    { protect },
  );
  const logGroup = new cloudwatch.LogGroup(
    `${names.prefix}-logs`,
    { name: names.logGroup, retentionInDays: config.logRetentionDays, deletionProtectionEnabled: protect, tags },
    { protect },
  );
  const scheduleGroup = new scheduler.ScheduleGroup(names.scheduleGroup, { name: names.scheduleGroup, tags });
  const warehouse = config.warehouse ? makeWarehouse(target, config) : undefined;
  const layers = new Map<LayerName, lambda.LayerVersion>();
  const layer = (part: LayerName): lambda.LayerVersion => {
    const made =
      layers.get(part) ??
      new lambda.LayerVersion(names.layers[part], {
        layerName: names.layers[part],
        code: archiveOf(artefacts[part]),
        compatibleArchitectures: [config.architecture],
        compatibleRuntimes: [LAMBDA_RUNTIME],
      });
    layers.set(part, made);
    return made;
  };

  const scheduled = (task: FunctionName, expression: string, timeZone: string) => ({
    names: names[task],
    code: archiveOf(artefacts[task]),
    handler: handlerOf(task),
    layers: layersOf(task, config.warehouse).map((part) => layer(part).arn),
    architecture: config.architecture,
    reservedConcurrency: config.reservedConcurrency,
    schedules: [
      {
        name: 'schedule',
        scheduleName: names[task].schedule,
        expression,
        timeZone,
        enabled: !config.paused,
        event: { task, scheduled_time: '<aws.scheduler.scheduled-time>' },
      },
    ],
    scheduleGroup,
    accountId,
    logGroup,
    deadLettersArn: deadLetters.arn,
    tags,
  });
  const ingest = new ScheduledFunction(names.ingest.function, {
    ...scheduled('ingest', config.ingestSchedule.expression, 'UTC'),
    ...FUNCTION_SIZES.ingest,
    statements: tables.arns.apply(ingestTableStatements),
    environment: ingestEnvironment(names, config),
  });
  const transform = new ScheduledFunction(names.transform.function, {
    ...scheduled('transform', config.transformSchedule, config.transformTimezone),
    ...FUNCTION_SIZES.transform,
    memoryMb: transformSize(loadOf(config), config.rawCapacity).memoryMb,
    statements: output([tables.arns.apply(transformTableStatements), warehouse?.statements ?? []]).apply((all) =>
      all.flat(),
    ),
    environment: transformEnvironment(names, config, warehouseBucket),
  });
  const observability = new Observability(names.prefix, {
    names,
    alarms: alarmSpecs(names, config),
    dashboardBody: dashboardBody(names, target.region, config.completenessTarget),
    alarmEmail: config.alarmEmail,
    tags,
  });
  return {
    rawTable: tables.raw.name,
    runsTable: tables.runs.name,
    ingestFunction: ingest.name,
    transformFunction: transform.name,
    deadLetterQueue: deadLetters.url,
    logGroup: logGroup.name,
    alarmTopic: observability.topicArn,
    ...(warehouse === undefined
      ? {}
      : {
          warehouseBucket: warehouse.bucket,
          warehouseDatabase: warehouse.database,
          warehouseWorkgroup: warehouse.workgroup,
        }),
  };
}

function makeWarehouse(target: StackTarget, config: StackConfig): Warehouse {
  const { prefix, warehouse } = stackNames(target);
  return new Warehouse(`${prefix}-warehouse`, {
    names: { ...warehouse, bucket: warehouse.bucket(target.accountId) },
    catalogue: readCatalogue(),
    config,
    accountId: target.accountId,
    tags: tagsOf(target),
  });
}

function archiveOf({ folder }: Artefact): asset.FileArchive {
  return new asset.FileArchive(folder);
}
