import { athena, glue } from '@pulumi/aws';
import { ComponentResource, type ComponentResourceOptions, type Output } from '@pulumi/pulumi';
import type { StackConfig } from '../config/stack-config.ts';
import type { Statement } from '../iam/document.ts';
import { transformWarehouseStatements } from '../iam/statements.ts';
import type { Catalogue } from '../warehouse/catalogue.ts';
import { historyView } from '../warehouse/history-view.ts';
import { martTable } from '../warehouse/mart-table.ts';
import { workgroupConfiguration } from '../warehouse/workgroup.ts';
import { componentType } from './component-type.ts';
import type { Tags } from './tags.ts';
import { makeBucket } from './warehouse-bucket.ts';

/** What a warehouse is made from. */
export interface WarehouseArgs {
  readonly names: { readonly bucket: string; readonly database: string; readonly workgroup: string };
  readonly catalogue: Catalogue;
  readonly config: Pick<StackConfig, 'warehouseFirstDay' | 'warehouseScanLimitMb' | 'protectData'>;
  readonly accountId: string;
  readonly tags: Tags;
}

/** A bucket for the days of each mart, and what Athena needs to ask them: a table for each mart, the views, and a workgroup. */
export class Warehouse extends ComponentResource {
  readonly bucket: Output<string>;
  readonly database: Output<string>;
  readonly workgroup: Output<string>;
  /** What the function that publishes may do. */
  readonly statements: Output<Statement[]>;

  constructor(name: string, args: WarehouseArgs, options?: ComponentResourceOptions) {
    super(componentType('Warehouse'), name, {}, options);
    const { names, catalogue, config, accountId, tags } = args;
    const child = { parent: this };
    const bucket = makeBucket(name, { name: names.bucket, protect: config.protectData, tags, parent: this });
    const database = new glue.CatalogDatabase(`${name}-database`, { name: names.database, tags }, child);
    const place = { bucket: names.bucket, firstDay: config.warehouseFirstDay };
    const tables = [
      ...catalogue.marts.map((mart) => martTable(mart, place)),
      ...catalogue.views.map((view) => historyView(view, names.database)),
    ];
    for (const table of tables) {
      new glue.CatalogTable(`${name}-table-${table.name}`, { ...table, databaseName: database.name }, child);
    }
    const workgroup = new athena.Workgroup(
      `${name}-workgroup`,
      {
        name: names.workgroup,
        configuration: workgroupConfiguration(names.bucket, accountId, config.warehouseScanLimitMb),
        // What it holds is the history of its queries, whose results have gone after a week in any case.
        forceDestroy: true,
        tags,
      },
      { ...child, dependsOn: [bucket] },
    );
    this.bucket = bucket.bucket;
    this.database = database.name;
    this.workgroup = workgroup.name;
    this.statements = bucket.arn.apply((arn) => transformWarehouseStatements(arn, catalogue.marts));
    this.registerOutputs({ bucket: this.bucket, database: this.database, workgroup: this.workgroup });
  }
}
