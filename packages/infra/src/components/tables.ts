import { dynamodb } from '@pulumi/aws';
import { ComponentResource, type ComponentResourceOptions, type Output } from '@pulumi/pulumi';
import { keptBaseUrl } from '@quote-elt/ingest/config';
import type { StackNames } from '@quote-elt/runtime';
import { RAW_TABLE_KEYS, RUNS_TABLE_KEYS, settingsItem, type TableKeys } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { RUNS_CAPACITY } from '../config/ledger-capacity.ts';
import type { StackConfig } from '../config/stack-config.ts';
import { componentType } from './component-type.ts';
import type { Tags } from './tags.ts';

/** What of a stack's configuration says how its data is kept. */
type KeptConfig = Pick<
  StackConfig,
  'ingestSchedule' | 'recordsPerTick' | 'sources' | 'sourceBaseUrl' | 'maxRejectedShare' | 'failOnDrift'
>;

/** What the tables are made from. */
export interface TablesArgs {
  readonly names: StackNames['tables'];
  readonly config: KeptConfig & Pick<StackConfig, 'rawCapacity' | 'pointInTimeRecovery' | 'protectData'>;
  /** The bucket that days are published to, where there is one. */
  readonly warehouseBucket: string | undefined;
  readonly tags: Tags;
}

/** The raw table and the ledger; an item of the ledger says how the data is kept, so that no reader needs to be told. */
export class Tables extends ComponentResource {
  readonly raw: dynamodb.Table;
  readonly runs: dynamodb.Table;
  readonly arns: Output<{ raw: string; runs: string }>;

  constructor(name: string, { names, config, warehouseBucket, tags }: TablesArgs, options?: ComponentResourceOptions) {
    super(componentType('Tables'), name, {}, options);
    const make = (table: 'raw' | 'runs', keys: TableKeys, capacity: number) =>
      new dynamodb.Table(
        `${name}-${table}`,
        {
          name: names[table],
          billingMode: 'PROVISIONED',
          readCapacity: capacity,
          writeCapacity: capacity,
          hashKey: keys.hash,
          rangeKey: keys.range,
          attributes: [keys.hash, keys.range].map((key) => ({ name: key, type: 'S' })),
          deletionProtectionEnabled: config.protectData,
          tags,
          pointInTimeRecovery: { enabled: config.pointInTimeRecovery },
        },
        { parent: this, protect: config.protectData },
      );
    this.raw = make('raw', RAW_TABLE_KEYS, config.rawCapacity);
    this.runs = make('runs', RUNS_TABLE_KEYS, RUNS_CAPACITY);
    // It may be changed where data is protected, but not deleted: the data stays, and so does what says how it is kept.
    new dynamodb.TableItem(
      `${name}-settings`,
      {
        tableName: this.runs.name,
        hashKey: RUNS_TABLE_KEYS.hash,
        rangeKey: RUNS_TABLE_KEYS.range,
        item: settingsJson(config, warehouseBucket),
      },
      { parent: this, protect: config.protectData },
    );
    this.arns = this.raw.arn.apply((raw) => this.runs.arn.apply((runs) => ({ raw, runs })));
    this.registerOutputs({ raw: this.raw.name, runs: this.runs.name });
  }
}

/** The settings of a stack in DynamoDB's attribute form, as JSON. */
function settingsJson(config: KeptConfig, warehouseBucket: string | undefined): string {
  const settings = settingsItem({
    tick_seconds: config.ingestSchedule.seconds,
    records_per_tick: config.recordsPerTick,
    sources: [...config.sources],
    base_url: keptBaseUrl(config.sourceBaseUrl),
    max_rejected_share: config.maxRejectedShare,
    fail_on_drift: config.failOnDrift,
    ...(warehouseBucket === undefined ? {} : { warehouse_bucket: warehouseBucket }),
  });
  return JSON.stringify(encodeItem(settings));
}
