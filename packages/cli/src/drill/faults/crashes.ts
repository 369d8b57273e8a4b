import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES } from '@quote-elt/local';
import { UNUSABLE_RECORD_FAULT } from '../../record/record.ts';
import { dayOf, type Stage } from '../plan/stage.ts';
import { type TableRequest, tableRequest } from './table-request.ts';

/** Stands for a process that ended in the middle of its work; only what started the process may catch it. */
class CrashError extends Error {}

/** Makes the processes that use a client die around their requests. It stands outside of the SDK's retries, since this happens to a process. */
export function addCrashes(client: DynamoDBClient, stage: Stage): void {
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const moment = momentOf(String(commandName), tableRequest(args.input), stage);
        if (crashesBefore(moment, stage)) throw new CrashError('crashed before a request');
        const result = await next(args);
        if (crashesAfter(moment, stage)) throw new CrashError('crashed after a request');
        return result;
      },
    { step: 'initialize', name: 'crashes' },
  );
}

type Moment = 'first put' | 'chosen put' | 'record' | 'later page' | undefined;

function momentOf(command: string, { TableName, Item, ExclusiveStartKey }: TableRequest, stage: Stage): Moment {
  if (TableName === LOCAL_TABLES.raw && command === 'QueryCommand')
    return ExclusiveStartKey === undefined ? undefined : 'later page';
  if (command !== 'PutItemCommand') return undefined;
  if (TableName === LOCAL_TABLES.runs) return 'record';
  const place = Number(Item?.ingested_at?.S?.slice(20, 23));
  if (place === chosenPlace(stage)) return 'chosen put';
  return place === 0 ? 'first put' : undefined;
}

/** The put of a batch that a crash comes at; the first one where the answer may be too short for another. */
function chosenPlace(stage: Stage): number {
  const { tick, plan, recordsOf } = stage;
  const day = tick && dayOf(stage, tick);
  if (tick === undefined || day === undefined) return 0;
  const isShort = plan.strikes(UNUSABLE_RECORD_FAULT, tick) || plan.strikes('ingest retry-of-another-length', tick);
  return isShort ? 0 : Math.floor(plan.randomOf('ingest crash-before-put', tick)() * recordsOf(day));
}

function crashesBefore(moment: Moment, { tick, run, plan }: Stage): boolean {
  if (moment === 'chosen put' && tick !== undefined) return plan.take('ingest crash-before-put', tick);
  return moment === 'later page' && run !== undefined && plan.take('transform crash-between-pages', run);
}

function crashesAfter(moment: Moment, stage: Stage): boolean {
  const { tick, run, plan } = stage;
  if (moment === 'record') return run !== undefined && plan.take('transform lost-acknowledgement', run);
  if (tick === undefined || (moment !== 'chosen put' && moment !== 'first put')) return false;
  if (moment === 'chosen put' && plan.take('ingest lost-acknowledgement', tick)) return true;
  const day = dayOf(stage, tick);
  return day !== undefined && stage.recordsOf(day) > 1 && plan.take('ingest retry-of-another-length', tick);
}
