import { expect, test } from 'vitest';
import { firstInput, listInput, putRunInput } from '../../src/ledger/dynamodb-ledger.ts';
import { RAW_COLUMNS } from '../../src/models/raw-columns.ts';
import { firstRowInput, queryDayInput } from '../../src/rows/dynamodb-row-reader.ts';
import { recordOf } from '../contract/ledger.contract.ts';
import { DAY } from '../support.ts';

const START_KEY = { ingested_date: { S: DAY }, ingested_at: { S: '2026-11-22T10:00:00.000Z' } };

test('a page of a day is asked for by its partition, from where the last page ended, with what models read and no more', () => {
  const names = Object.keys(RAW_COLUMNS);
  expect(queryDayInput('raw', DAY, START_KEY)).toEqual({
    TableName: 'raw',
    KeyConditionExpression: 'ingested_date = :date',
    ExpressionAttributeValues: { ':date': { S: '2026-11-22' } },
    ProjectionExpression: names.map((_name, n) => `#${n}`).join(', '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name, n) => [`#${n}`, name])),
    ReturnConsumedCapacity: 'TOTAL',
    ExclusiveStartKey: START_KEY,
  });
});

test('where only the keys of a day are wanted, only they are asked for', () => {
  const { ProjectionExpression, ExpressionAttributeNames } = queryDayInput('raw', DAY, undefined, 'keys');
  expect(ProjectionExpression).toBe('#0, #1');
  expect(ExpressionAttributeNames).toEqual({ '#0': 'ingested_date', '#1': 'ingested_at' });
});

test('whether a day has rows is asked by reading one at most', () => {
  expect(firstRowInput('raw', DAY)).toEqual({
    TableName: 'raw',
    KeyConditionExpression: 'ingested_date = :date',
    ExpressionAttributeValues: { ':date': { S: '2026-11-22' } },
    ProjectionExpression: 'ingested_at',
    Limit: 1,
  });
});

test('the first record of a day is put only where there is none', () => {
  const { Item, ...request } = putRunInput('runs', recordOf(DAY), undefined);
  expect(request).toEqual({ TableName: 'runs', ConditionExpression: 'attribute_not_exists(run_date)' });
  expect(Item?.run_date).toEqual({ S: '2026-11-22' });
});

test('a later record is put only over the attempt that was read, and only if no row was put by hand since', () => {
  const { Item, ...request } = putRunInput('runs', recordOf(DAY, { attempts: 3 }), recordOf(DAY, { attempts: 2 }));
  expect(request).toEqual({
    TableName: 'runs',
    ConditionExpression: 'attempts = :attempts and attribute_not_exists(changed_at)',
    ExpressionAttributeValues: { ':attempts': { N: '2' } },
  });
  expect(Item?.attempts).toEqual({ N: '3' });
});

test('a record that was marked when it was read is replaced only if it still has that mark', () => {
  const marked = recordOf(DAY, { changed_at: '2026-11-24T08:00:00.000Z' });
  expect(putRunInput('runs', recordOf(DAY), marked)).toMatchObject({
    ConditionExpression: 'attempts = :attempts and changed_at = :changed',
    ExpressionAttributeValues: { ':attempts': { N: '1' }, ':changed': { S: '2026-11-24T08:00:00.000Z' } },
  });
});

test('records are listed by the range of their days, from where the last page ended', () => {
  const startKey = { pipeline: { S: 'transform' }, run_date: { S: DAY } };
  expect(listInput('runs', DAY, DAY, startKey)).toEqual({
    TableName: 'runs',
    KeyConditionExpression: 'pipeline = :pipeline and run_date between :from and :to',
    ExpressionAttributeValues: { ':pipeline': { S: 'transform' }, ':from': { S: DAY }, ':to': { S: DAY } },
    ConsistentRead: true,
    ExclusiveStartKey: startKey,
  });
});

test('the oldest record is asked for by itself', () => {
  expect(firstInput('runs')).toEqual({
    TableName: 'runs',
    KeyConditionExpression: 'pipeline = :pipeline',
    ExpressionAttributeValues: { ':pipeline': { S: 'transform' } },
    ConsistentRead: true,
    Limit: 1,
  });
});
