import { rawItem, toTick } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { sampleRecord } from '@quote-elt/shared/testing';
import { expect, test } from 'vitest';
import { putRawItemInput } from '../../src/stores/dynamodb-item-store.ts';

test('a put is conditional on its key and has every attribute', () => {
  const tick = toTick(Date.parse('2026-11-22T10:00:00Z'));
  const item = rawItem(tick, 3, sampleRecord(), 'api', new Date('2026-11-22T10:00:01Z'));
  expect(putRawItemInput('raw', item)).toEqual({
    TableName: 'raw',
    ConditionExpression: 'attribute_not_exists(ingested_at)',
    Item: {
      ...encodeItem(sampleRecord()),
      ingested_date: { S: '2026-11-22' },
      ingested_at: { S: '2026-11-22T10:00:00.003Z' },
      source: { S: 'api' },
      fetched_at: { S: '2026-11-22T10:00:01.000Z' },
      schema_version: { N: '1' },
    },
  });
});
