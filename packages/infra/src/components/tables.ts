import { dynamodb } from '@pulumi/aws';
import { ComponentResource, type ComponentResourceOptions, type Output } from '@pulumi/pulumi';
import type { StackNames } from '@quote-elt/runtime';
import { RAW_TABLE_KEYS, RUNS_TABLE_KEYS, type TableKeys } from '@quote-elt/shared';
import type { StackConfig } from '../config/stack-config.ts';
import { RUNS_CAPACITY } from '../sizes.ts';
import type { Tags } from './tags.ts';

/** What the tables are made from. */
export interface TablesArgs {
  readonly names: StackNames['tables'];
  readonly config: Pick<StackConfig, 'rawCapacity' | 'pointInTimeRecovery' | 'protectData'>;
  readonly tags: Tags;
}

/** The raw table and the ledger. */
export class Tables extends ComponentResource {
  readonly raw: dynamodb.Table;
  readonly runs: dynamodb.Table;
  readonly arns: Output<{ raw: string; runs: string }>;

  constructor(name: string, { names, config, tags }: TablesArgs, options?: ComponentResourceOptions) {
    super('quote-elt:index:Tables', name, {}, options);
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
    this.arns = this.raw.arn.apply((raw) => this.runs.arn.apply((runs) => ({ raw, runs })));
    this.registerOutputs({ raw: this.raw.name, runs: this.runs.name });
  }
}
