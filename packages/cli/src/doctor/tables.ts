import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { addDays, type CalendarDate, dateOf, daysBetween, type RunRecord, tickMs } from '@quote-elt/shared';
import type { Ledger } from '@quote-elt/transform';
import { firstKnownDay, lastTick, type PipelineTables } from '../gaps/known-days.ts';
import type { StoreOptions } from '../options/store-options.ts';
import { eltCommand, transformWords } from '../store/elt-command.ts';
import { unreadableNotice, type Warn } from '../store/read-records.ts';
import { StackError } from '../store/stack-error.ts';
import type { TableNames } from '../store/store.ts';
import { countOf } from '../terminal/format.ts';
import { formatSpan } from '../terminal/span.ts';
import { type CheckUp, checkUp } from './check-up.ts';

/** How far back a last tick is looked for. */
const TICK_LOOK_BACK_DAYS = 28;

/** A tick may be late by so many periods, and by as long as a retry takes. */
const LATE_PERIODS = 3;
const LATE_MS = 10 * 60_000;

/** Closed days whose runs are looked at. */
const RUN_DAYS = 7;

/** Looks whether both tables are there. */
export function checkTables(client: DynamoDBClient, tables: TableNames, { stack }: StoreOptions): Promise<CheckUp> {
  return checkUp('tables', 'look at what it says, then run doctor again', async () => {
    try {
      for (const TableName of [tables.raw, tables.runs]) await client.send(new DescribeTableCommand({ TableName }));
    } catch (error) {
      throw (stack === undefined ? undefined : StackError.from(error, stack)) ?? error;
    }
    return { message: `${tables.raw} and ${tables.runs} are there` };
  });
}

/** Looks how old the last tick is, beside the period of the ticks. */
export function checkLastTick(
  pipeline: PipelineTables,
  where: StoreOptions,
  { tickSeconds, now }: { readonly tickSeconds: number; readonly now: Date },
): Promise<CheckUp> {
  const log = where.stack === undefined ? 'nothing ticks here, or ' : 'look at the log of ingest, and ';
  return checkUp('last tick', `${log}see what failed: \`${eltCommand(where, 'redrive', '--list')}\``, async () => {
    const today = dateOf(now.getTime());
    const last = await lastTick(pipeline, addDays(today, -TICK_LOOK_BACK_DAYS), today);
    if (last === undefined) return { status: 'warn', message: `no tick in the last ${TICK_LOOK_BACK_DAYS} days` };
    const age = now.getTime() - Date.parse(last);
    return {
      status: age > Math.max(LATE_MS, LATE_PERIODS * tickSeconds * 1000) ? 'warn' : 'ok',
      message: `${last}, ${formatSpan(age)} ago`,
    };
  });
}

/**
 * Looks at the runs of the last seven closed days. Yesterday may still wait for its run, and days before the first known one are none.
 * Days after the last tick are not missed: that nothing ticks is what is wrong then, and a run would record nothing but empty days.
 */
export async function checkLastRuns(
  pipeline: PipelineTables,
  ledger: Ledger,
  where: StoreOptions,
  now: Date,
  warn: Warn,
): Promise<CheckUp> {
  const today = dateOf(now.getTime());
  const yesterday = addDays(today, -1);
  const week = addDays(yesterday, 1 - RUN_DAYS);
  let bad: CalendarDate[] = [];
  const found = await checkUp('last run', '', async () => {
    const first = await firstKnownDay(pipeline, week, yesterday);
    const last = await lastTick(pipeline, week, today);
    if (first === undefined)
      return last === undefined
        ? { status: 'warn', message: 'no day is recorded' }
        : { message: 'no day is closed yet' };
    const days = daysBetween(week, yesterday).filter((date) => date >= first);
    const { records, unreadable } = await ledger.list(days[0] ?? yesterday, yesterday);
    unreadable.forEach(unreadableNotice(warn));
    const recorded = new Set<string>([
      ...records.map(({ run_date }) => run_date),
      ...unreadable.map(({ date }) => date),
    ]);
    const failed = records.filter(({ status }) => status === 'failed').map(({ run_date }) => run_date);
    const due = last === undefined ? [] : days.filter((date) => date < yesterday && date <= dateOf(tickMs(last)));
    const missing = due.filter((date) => !recorded.has(date));
    const outdated = records.filter(({ changed_at }) => changed_at !== undefined).map(({ run_date }) => run_date);
    bad = [...failed, ...missing, ...outdated].sort();
    if (recorded.size === 0 && last === undefined)
      return {
        status: 'warn',
        message: `none of the last ${RUN_DAYS} closed days is recorded, and no tick came in them`,
      };
    return {
      status: failed.length > 0 ? 'fail' : bad.length > 0 ? 'warn' : 'ok',
      message: `${lastOf(records)}; of ${countOf(days.length, 'closed day')} ${failed.length} failed, ${missing.length} missing${outdated.length === 0 ? '' : `, ${outdated.length} to be read again`}`,
    };
  });
  if (found.status === 'ok') return found;
  const [from] = bad;
  const to = bad.at(-1);
  const see = `see what is recorded: \`${eltCommand(where, 'runs')}\``;
  const again =
    from === undefined || to === undefined ? '' : `, then \`${eltCommand(where, ...transformWords(from, to))}\``;
  return { ...found, hint: `${see}${again}` };
}

function lastOf(records: readonly RunRecord[]): string {
  const last = records.at(-1);
  return last === undefined ? 'none recorded' : `${last.run_date} ${last.status}`;
}
