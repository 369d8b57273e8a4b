import { expect, test } from 'vitest';
import { putRunInput } from '../../src/ledger/dynamodb-ledger.ts';
import { queryDayInput } from '../../src/rows/dynamodb-row-reader.ts';
import { recordOf } from '../contract/ledger.contract.ts';
import { DAY } from '../support.ts';

test('a page of a day is asked for by its partition, from where the last page ended', () => {
  const startKey = { ingested_date: { S: DAY }, ingested_at: { S: '2026-11-22T10:00:00.000Z' } };
  expect(queryDayInput('raw', DAY, 'ALL_ATTRIBUTES', startKey)).toEqual({
    TableName: 'raw',
    KeyConditionExpression: 'ingested_date = :date',
    ExpressionAttributeValues: { ':date': { S: '2026-11-22' } },
    Select: 'ALL_ATTRIBUTES',
    ExclusiveStartKey: startKey,
  });
});

test('the first record of a day is put only where there is none', () => {
  const { Item, ...request } = putRunInput('runs', recordOf(DAY), 0);
  expect(request).toEqual({ TableName: 'runs', ConditionExpression: 'attribute_not_exists(run_date)' });
  expect(Item?.run_date).toEqual({ S: '2026-11-22' });
});

test('a later record is put only over the attempt that was read', () => {
  const { Item, ...request } = putRunInput('runs', recordOf(DAY, 3), 2);
  expect(request).toEqual({
    TableName: 'runs',
    ConditionExpression: 'attempts = :previous',
    ExpressionAttributeValues: { ':previous': { N: '2' } },
  });
  expect(Item?.attempts).toEqual({ N: '3' });
});
