import { LOCAL_TABLES } from '@quote-elt/local';
import { CalendarDate } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { sampleRecord } from '@quote-elt/shared/testing';
import { describe, expect, test } from 'vitest';
import { tableRequest } from '../../src/drill/faults/table-request.ts';
import { FAULT_NAMES } from '../../src/drill/plan/fault-kinds.ts';
import type { Rig } from '../../src/drill/rig.ts';
import { runDrill } from '../../src/drill/run-drill.ts';
import type { Item } from '../../src/store/item.ts';
import { elt } from '../support.ts';

test('six days full of faults of every kind lose nothing, double nothing and end in right records', async () => {
  const { code, out } = await elt(['drill', '--days', '6', '--seed', '29', '--tick-seconds', '1800', '--json']);
  const report = JSON.parse(String(out[0]));
  expect({ ...report, faults: {} }).toEqual({
    days: 6,
    seed: 29,
    ticks: 288,
    stored: 288,
    lost: 0,
    doubled: 0,
    wrong: 0,
    waiting: 0,
    unserved: 0,
    days_recorded: 6,
    days_wrong: 0,
    letters: expect.any(Number),
    faults: {},
    timings_ms: Object.fromEntries(
      ['ingest', 'transform', 'redrive', 'backfill', 'judge'].map((step) => [step, expect.any(Number)]),
    ),
  });
  expect(code).toBe(0);
  expect(report.letters).toBeGreaterThan(0);
  expect(Object.keys(report.faults)).toEqual(FAULT_NAMES);
  expect(FAULT_NAMES.filter((kind) => report.faults[kind] === 0)).toEqual([]);
}, 180_000);

type Input = Readonly<Record<string, unknown>>;

/** Changes what a client of the pipeline sends by one command, as a mistake of the pipeline would. */
function mistake(command: string, change: (input: Input) => Input): (rig: Rig) => void {
  return ({ faulty }) =>
    faulty.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const isMeant = commandName === command && tableRequest(args.input).TableName === LOCAL_TABLES.raw;
          return next(isMeant ? { ...args, input: { ...args.input, ...change({ ...args.input }) } } : args);
        },
      { step: 'initialize', priority: 'high' },
    );
}

function shifted(input: Input): Input {
  const { Item = {} } = tableRequest(input);
  const later = new Date(Date.parse(Item.ingested_at?.S ?? '') + 60).toISOString();
  return { Item: { ...Item, ingested_at: { S: later } } };
}

/** An item whose record has another last text than it was given. */
function misspelled(item: Item = {}): Item {
  const name = Object.entries(encodeItem(sampleRecord())).findLast(([, value]) => 'S' in value)?.[0] ?? '';
  return { ...item, [name]: { S: `${item[name]?.S} as somebody misspelled it` } };
}

// One after the other: a temporary folder is full for the whole process.
describe('a drill of one day of a pipeline', { timeout: 120_000 }, () => {
  const drill = (onRig: (rig: Rig) => void) => {
    const lastDay = CalendarDate.parse('2026-11-23');
    const { signal } = new AbortController();
    return runDrill({ lastDay, days: 1, seed: 1, tickSeconds: 1800, signal }, () => undefined, onRig);
  };

  test('that makes no mistake finds none', async () => {
    const report = await drill(() => undefined);
    expect(report).toMatchObject({ lost: 0, doubled: 0, wrong: 0, waiting: 0, days_wrong: [] });
    const ofTransform = FAULT_NAMES.filter((kind) => /^(?:transform|page|table) /.test(kind));
    // The day is full of faults: only those that hide others are left out.
    expect(ofTransform.filter((kind) => report.faults[kind] === 0)).toEqual([
      'transform skipped',
      'transform undelivered',
      'page throttled',
      'table newer-record',
    ]);
  });

  test('that overwrites rows reports rows that were changed', async () => {
    const overwrite = mistake('PutItemCommand', () => ({ ConditionExpression: undefined }));
    const { wrong } = await drill(overwrite);
    expect(wrong).toBeGreaterThan(0);
  });

  test('that changes texts on their way reports them', async () => {
    const change = mistake('PutItemCommand', (input) => ({ Item: misspelled(tableRequest(input).Item) }));
    const { ticks, wrong } = await drill(change);
    expect(wrong).toBe(ticks);
  });

  test('that takes other keys than those of the ticks reports lost ticks and doubled rows', async () => {
    const { ticks, lost, doubled } = await drill(mistake('PutItemCommand', shifted));
    expect({ lost, doubled }).toEqual({ lost: ticks, doubled: ticks });
  });

  test('that reads the first page of a day alone reports a wrong day', async () => {
    const { days_wrong } = await drill(({ faulty, scarce }) => {
      for (const client of [faulty, scarce.client])
        client.middlewareStack.add(
          (next, { commandName }) =>
            async (args) => {
              const result = await next(args);
              if (commandName === 'QueryCommand') Object.assign(result.output, { LastEvaluatedKey: undefined });
              return result;
            },
          { step: 'initialize', priority: 'high' },
        );
    });
    expect(days_wrong).toEqual(['2026-11-23']);
  });

  test('whose letters cannot be repeated counts them as waiting, not as lost', async () => {
    const { lost, waiting } = await drill(
      mistake('PutItemCommand', ({ Item: item }) => {
        const isNight = /T0[0-5]/.test(String(tableRequest({ Item: item }).Item?.ingested_at?.S));
        return isNight ? { TableName: 'no_table' } : {};
      }),
    );
    expect(lost).toBe(0);
    expect(waiting).toBeGreaterThanOrEqual(12);
  });
});
