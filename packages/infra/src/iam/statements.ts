import type { CatalogueMart } from '../warehouse/catalogue.ts';
import type { Statement } from './document.ts';

/** What the keys of a mart's objects begin with: `<name>/<partition>=`. */
type MartPath = Pick<CatalogueMart, 'name' | 'partition'>;

/** What ingest may do with the raw table. */
export function ingestTableStatements(tables: { raw: string }): Statement[] {
  return [{ actions: ['dynamodb:PutItem'], resources: [tables.raw] }];
}

/** What transform may do with the raw table and the ledger. */
export function transformTableStatements(tables: { raw: string; runs: string }): Statement[] {
  return [
    { actions: ['dynamodb:Query'], resources: [tables.raw] },
    { actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'], resources: [tables.runs] },
  ];
}

/**
 * What transform may do with the bucket of the warehouse, by its ARN: read and write the days of each mart, and list them, since
 * S3 tells an absent object from one that may not be read only to those who may list it.
 */
export function transformWarehouseStatements(bucket: string, marts: readonly MartPath[]): Statement[] {
  const days = marts.map(({ name, partition }) => `${name}/${partition}=*`);
  return [
    { actions: ['s3:GetObject', 's3:PutObject'], resources: days.map((each) => `${bucket}/${each}`) },
    {
      actions: ['s3:ListBucket'],
      resources: [bucket],
      conditions: { StringLike: { 's3:prefix': days } },
    },
  ];
}

/** What every function may do besides: write its log, and hand a failure to the queue. Streams of a group are the one wildcard. */
export function functionStatements({ logGroup, deadLetters }: { logGroup: string; deadLetters: string }): Statement[] {
  return [
    { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [`${logGroup}:*`] },
    { actions: ['sqs:SendMessage'], resources: [deadLetters] },
  ];
}

/** What the schedules of a function may do: invoke it, and hand over what they could not deliver. */
export function schedulerStatements(to: { lambda: string; deadLetters: readonly string[] }): Statement[] {
  return [
    { actions: ['lambda:InvokeFunction'], resources: [to.lambda] },
    { actions: ['sqs:SendMessage'], resources: to.deadLetters },
  ];
}
