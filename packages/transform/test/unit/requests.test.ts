import { expect, test } from 'vitest';
import { putRunInput } from '../../src/ledger/dynamodb-ledger.ts';
import { countDayInput, queryDayInput } from '../../src/rows/dynamodb-row-reader.ts';
import { recordOf } from '../contract/ledger.contract.ts';
import { DAY } from '../support.ts';

const START_KEY = { ingested_date: { S: DAY }, ingested_at: { S: '2026-11-22T10:00:00.000Z' } };

test('a page of a day is asked for by its partition, from where the last page ended, with what models read and no more', () => {
  expect(queryDayInput('raw', DAY, START_KEY)).toEqual({
    TableName: 'raw',
    KeyConditionExpression: 'ingested_date = :date',
    ExpressionAttributeValues: { ':date': { S: '2026-11-22' } },
    ProjectionExpression: '#0, #1, #2, #3, #4, #5, #6, #7, #8, #9',
    ExpressionAttributeNames: {
      '#0': 'ingested_date',
      '#1': 'ingested_at',
      '#2': 'quote_id',
      '#3': 'content',
      '#4': 'author',
      '#5': 'author_slug',
      '#6': 'tag_list',
      '#7': 'added_date',
      '#8': 'modified_date',
      '#9': 'source',
    },
    ExclusiveStartKey: START_KEY,
  });
});

test('rows are counted without being sent', () => {
  expect(countDayInput('raw', DAY, undefined)).toEqual({
    TableName: 'raw',
    KeyConditionExpression: 'ingested_date = :date',
    ExpressionAttributeValues: { ':date': { S: '2026-11-22' } },
    Select: 'COUNT',
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
